package dev.shard.bench.load;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * A {@link LoadServer} in a process of its own. Prints its port; then reads, a line each, the kind of session and a
 * {@linkplain Plan#parse plan}, {@code started} or {@code connections}; ends with its input.
 */
public final class LoadServerProcess {
    private LoadServerProcess() {}

    /** Folder of the sessions. */
    public static void main(String[] args) throws IOException {
        // A server that no longer serves must not be waited for.
        Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> {
            failure.printStackTrace();
            Runtime.getRuntime().halt(1);
        });
        var commands = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        try (LoadServer server = LoadServer.start(Path.of(args[0]))) {
            System.out.println(server.port());
            for (String line = commands.readLine(); line != null; line = commands.readLine()) {
                System.out.println(answer(server, line));
            }
        }
    }

    private static String answer(LoadServer server, String line) {
        if (line.equals("started")) {
            return String.valueOf(server.startedNanos());
        }
        if (line.equals("connections")) {
            return String.valueOf(server.connections());
        }
        int space = line.indexOf(' ');
        server.follow(Plan.parse(line.substring(space + 1)), line.substring(0, space));
        return "ok";
    }
}
