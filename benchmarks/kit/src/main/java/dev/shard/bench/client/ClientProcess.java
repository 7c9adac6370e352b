package dev.shard.bench.client;

import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.DataOutputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import javax.management.JMException;

/**
 * Reads commands from standard input, a line each, and answers each with a line; ends with its input.
 *
 * <ul>
 *   <li>{@code round EVENTS}: a {@link Measure}
 *   <li>{@code open CONNECTIONS}: nanoseconds until all were ready
 *   <li>{@code arrivals CONNECTIONS EVENTS FILE}: a {@link Measure}; the moments are in the file then, 8 bytes each
 *   <li>{@code check}: whether no connection was lost that had been opened
 *   <li>{@code weigh}: a {@link Weight}; fails as {@code check} does
 *   <li>{@code disconnect}
 * </ul>
 */
public final class ClientProcess {
    private final Contender contender;

    private ClientProcess(Contender contender) {
        this.contender = contender;
    }

    /** Serves until the input ends. */
    public static void serve(Contender contender) throws Exception {
        var commands = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        ClientProcess process = new ClientProcess(contender);
        PrintStream answers = System.out;
        // Libraries that log to standard output must not come between.
        System.setOut(System.err);
        answers.println("up");
        for (String line = commands.readLine(); line != null; line = commands.readLine()) {
            answers.println(process.answerOrEnd(line.split(" ")));
        }
    }

    /** A client whose measurement failed must not live on in threads of its own, while somebody waits for an answer. */
    private String answerOrEnd(String[] words) {
        try {
            return answer(words);
        } catch (Exception failure) {
            failure.printStackTrace();
            System.err.println("failed at \"" + String.join(" ", words) + "\": " + cause(failure));
            System.exit(1);
            throw new AssertionError(failure);
        }
    }

    /** What completing a future wraps is the cause of it. */
    private static Throwable cause(Exception failure) {
        Throwable cause = failure.getCause();
        return cause != null && (failure instanceof ExecutionException || failure instanceof CompletionException)
                ? cause
                : failure;
    }

    private String answer(String[] words) throws Exception {
        return switch (words[0]) {
            case "round" -> contender.round(Integer.parseInt(words[1])).line();
            case "open" -> String.valueOf(socket().open(Integer.parseInt(words[1])));
            case "arrivals" -> arrivals(Integer.parseInt(words[1]), Integer.parseInt(words[2]), Path.of(words[3]));
            case "check" -> check();
            case "weigh" -> weigh();
            case "disconnect" -> disconnect();
            default -> throw new IllegalArgumentException("no command: " + words[0]);
        };
    }

    private SocketContender socket() {
        if (contender instanceof SocketContender socket) {
            return socket;
        }
        throw new IllegalStateException("a floor without a socket can only be asked for rounds");
    }

    private String arrivals(int connections, int events, Path file) throws Exception {
        SocketContender socket = socket();
        Arrivals arrivals = socket.arrivals(connections, events);
        Measure measure = SocketContender.get(arrivals.done());
        socket.disconnect();
        try (var out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
            for (long moment : arrivals.nanos()) {
                out.writeLong(moment);
            }
        }
        return measure.line();
    }

    private String check() {
        socket().requireNoneLost();
        return "ok";
    }

    private String weigh() throws JMException {
        socket().requireNoneLost();
        return Weight.now().line();
    }

    private String disconnect() throws Exception {
        socket().disconnect();
        return "ok";
    }
}
