package dev.shard.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shard.integration.Combination;
import dev.shard.integration.LiveShard;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** A {@link Bot} with little memory, and what it has said so far. */
final class BotProcess implements AutoCloseable {
    private final Process process;
    private final List<String> said = new ArrayList<>();

    private BotProcess(Process process) {
        this.process = process;
    }

    /** Whoever runs out of memory does not get away with it. */
    static BotProcess start(Combination parts, URI attacked, URI neighbour) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx48m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:MaxDirectMemorySize=32m",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Bot.class.getName(),
                        parts.transport(),
                        parts.codec(),
                        parts.compression(),
                        attacked.toString(),
                        neighbour.toString())
                .redirectErrorStream(true)
                .start();
        BotProcess bot = new BotProcess(process);
        FaultProxy.start("bot-output", bot::listen);
        return bot;
    }

    private void listen() {
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
            output.lines().forEach(this::hear);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private synchronized void hear(String line) {
        said.add(line);
        notifyAll();
    }

    /** Everything so far. */
    synchronized List<String> said() {
        return List.copyOf(said);
    }

    /** Waits until one of the lines is as wanted, of those that come behind the first {@code from} ones. */
    synchronized void await(String what, int from, Predicate<String> wanted) throws InterruptedException {
        long until = System.nanoTime() + LiveShard.BOUND.toNanos();
        while (said.stream().skip(from).noneMatch(wanted)) {
            long millis = TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime());
            assertThat(millis)
                    .as(
                            "time left for \"%s\", having heard %s",
                            what, said.subList(Math.min(from, said.size()), said.size()))
                    .isPositive();
            wait(millis);
        }
    }

    /** Asks it to end; fails if it does not, or has ended in another way. */
    void end() throws IOException, InterruptedException {
        process.getOutputStream().close();
        assertThat(process.waitFor(LiveShard.BOUND.toSeconds(), TimeUnit.SECONDS))
                .as("ended, having said %s", said())
                .isTrue();
        assertThat(process.exitValue()).as("exit value, having said %s", said()).isZero();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
