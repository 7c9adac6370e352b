package dev.shard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import picocli.CommandLine;

/** The program within this process: what it writes is kept, and Ctrl-C is a method. */
final class Program {
    static final Duration BOUND = Duration.ofSeconds(30);

    private final Lines out = new Lines();
    private final Lines err = new Lines();
    private final Interruption interruption = new Interruption();
    private final CompletableFuture<Integer> status = new CompletableFuture<>();

    private Program() {}

    /** Begins to run. */
    static Program start(String... arguments) {
        Program program = new Program();
        program.begin(program.out, arguments);
        return program;
    }

    /** Begins to run, with events written elsewhere. */
    static Program startWritingTo(OutputStream events, String... arguments) {
        Program program = new Program();
        program.begin(events, arguments);
        return program;
    }

    /** Runs to its end. */
    static Program run(String... arguments) {
        Program program = start(arguments);
        program.exitStatus();
        return program;
    }

    private void begin(OutputStream events, String... arguments) {
        CommandLine line = Main.commandLine(events, interruption)
                .setOut(new PrintWriter(out, true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(err, true, StandardCharsets.UTF_8));
        Thread thread = new Thread(() -> status.complete(line.execute(arguments)), "program");
        thread.setDaemon(true);
        thread.start();
    }

    /** Ctrl-C. */
    Program interrupt() {
        interruption.requested().complete(null);
        return this;
    }

    /** Waits for the end. */
    int exitStatus() {
        return status.orTimeout(BOUND.toSeconds(), TimeUnit.SECONDS).join();
    }

    List<String> out() {
        return out.all();
    }

    List<String> err() {
        return err.all();
    }

    /** Waits for a line on standard output. */
    String awaitOut(Predicate<String> wanted) {
        return out.await(wanted);
    }

    /** Waits for a line on standard error. */
    String awaitErr(Predicate<String> wanted) {
        return err.await(wanted);
    }

    /** Bytes as lines of UTF-8, which can be waited for. */
    private static final class Lines extends ByteArrayOutputStream {
        @Override
        public synchronized void write(byte[] bytes, int offset, int length) {
            super.write(bytes, offset, length);
            notifyAll();
        }

        synchronized List<String> all() {
            return toString(StandardCharsets.UTF_8).lines().toList();
        }

        synchronized String await(Predicate<String> wanted) {
            long deadline = System.nanoTime() + BOUND.toNanos();
            while (all().stream().noneMatch(wanted)) {
                long millis = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
                assertThat(millis)
                        .as("time left to wait, having read %s", all())
                        .isPositive();
                try {
                    wait(millis);
                } catch (InterruptedException stopped) {
                    throw new AssertionError(stopped);
                }
            }
            return all().stream().filter(wanted).findFirst().orElseThrow();
        }
    }
}
