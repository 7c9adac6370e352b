package dev.shard.bench.inbound;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs {@link InboundThroughput} in a JVM of its own on one core, and its load server in another JVM on another core. Its
 * name keeps it out of the build; it is run by
 *
 * <pre>{@code mvn -pl integration-tests -am test -Dtest=InboundThroughputBenchmark -Dsurefire.failIfNoSpecifiedTests=false}</pre>
 *
 * <p>The table is printed and kept in {@code target/inbound-throughput.md}. System properties: {@code bench.events} (60000),
 * {@code bench.warmup} (15) and {@code bench.rounds} (21).
 */
class InboundThroughputBenchmark {
    @Test
    @Timeout(value = 15, unit = TimeUnit.MINUTES)
    void shardBesideBareInflater(@TempDir Path folder) throws Exception {
        Path session = folder.resolve("session.bin");
        Session.generate(session, Integer.getInteger("bench.events", 60_000));
        Process server = java(0, "server", LoadServer.class, session.toString());
        try (BufferedReader port = server.inputReader()) {
            Process client = java(
                    1,
                    "client",
                    InboundThroughput.class,
                    session.toString(),
                    port.readLine(),
                    System.getProperty("bench.warmup", "15"),
                    System.getProperty("bench.rounds", "21"));
            report(client);
        } finally {
            server.destroyForcibly().waitFor();
        }
    }

    private static void report(Process client) throws IOException, InterruptedException {
        String table;
        try (BufferedReader lines = client.inputReader()) {
            table = String.join("\n", lines.lines().toList()) + "\n";
        }
        if (client.waitFor() != 0) {
            throw new IllegalStateException("the client failed; see target/bench-client.log");
        }
        System.out.println(table);
        Files.writeString(Path.of("target", "inbound-throughput.md"), table);
    }

    /** Pinned to one core where {@code taskset} is there to do it. */
    private static Process java(int core, String name, Class<?> main, String... args) throws IOException {
        List<String> command = new ArrayList<>();
        if (Files.isExecutable(Path.of("/usr/bin/taskset"))) {
            command.addAll(List.of("taskset", "-c", String.valueOf(core)));
        }
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xms256m", "-Xmx1g", "-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(List.of(args));
        return new ProcessBuilder(command)
                .redirectError(Path.of("target", "bench-" + name + ".log").toFile())
                .start();
    }
}
