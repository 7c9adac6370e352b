package dev.shard.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs a program on this class path in a JVM of its own, and keeps everything that it says, as its log does, at WARN. */
public final class OwnJvm {
    private final List<String> command = new ArrayList<>();
    private Duration bound = Duration.ofMinutes(1);

    private OwnJvm() {
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    }

    /** With a heap that is resident from the start: what resident memory grows by lies beside it. */
    public static OwnJvm withHeap(int mebibytes) {
        return new OwnJvm()
                .option("-Xms" + mebibytes + "m")
                .option("-Xmx" + mebibytes + "m")
                .option("-XX:+AlwaysPreTouch")
                .option("-XX:+UseSerialGC")
                .option("-XX:+ExitOnOutOfMemoryError")
                // The optimizing compiler takes and gives megabytes as it likes.
                .option("-XX:TieredStopAtLevel=1")
                .option("-Dio.netty.leakDetection.level=paranoid");
    }

    /** As a user's, but for what options ask. */
    public static OwnJvm usual() {
        return new OwnJvm();
    }

    public OwnJvm option(String value) {
        command.add(value);
        return this;
    }

    /** How long it may take to exit by itself; one minute unless told. */
    public OwnJvm within(Duration value) {
        bound = value;
        return this;
    }

    /** What it said, a line each; fails unless it exits by itself, with 0. */
    public List<String> run(Class<?> program, Object... arguments) throws IOException, InterruptedException {
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), program.getName()));
        for (Object argument : arguments) {
            command.add(String.valueOf(argument));
        }
        Path said = Files.createTempFile(Path.of("target"), program.getSimpleName() + "-", ".txt");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile());
        // One arena per thread, as the allocator has it by default, hides what is lost behind what is kept for reuse.
        builder.environment().put("MALLOC_ARENA_MAX", "1");
        Process process = builder.start();
        try {
            boolean exited = process.waitFor(bound.toMillis(), TimeUnit.MILLISECONDS);
            List<String> lines = Files.readAllLines(said);
            Files.delete(said);
            assertThat(exited)
                    .as("exited by itself within %s, having said %s", bound, lines)
                    .isTrue();
            assertThat(process.exitValue()).as("exit value after %s", lines).isZero();
            return lines;
        } finally {
            process.destroyForcibly();
        }
    }
}
