package dev.shard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shard.sim.GatewaySimulator;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * R12, S20 for {@code shard run --keep-sessions}, ended at random moments, often in the middle of a replay or before it could
 * store anything: no identify, no event lost, and none twice without a mark.
 */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "it has no SIGTERM")
class RandomKillsTest {
    private static final int SHARDS = 3;
    private static final int KILLS = 3;
    private static final int MOST_LINES = 120;

    @AutoClose
    private final GatewaySimulator gateway = GatewaySimulator.builder()
            .recommendedShards(SHARDS)
            .maxConcurrency(SHARDS)
            .guilds(30)
            .trafficRate(50)
            .start();

    @TempDir
    private Path folder;

    private final long seed = Long.getLong("shard.kills.seed", System.nanoTime());
    private final WrittenEvents written = new WrittenEvents();

    @Test
    void nothingIsLostAndNothingComesTwiceUnmarked() throws Exception {
        System.out.println("random kills: repeat with -Dshard.kills.seed=" + seed);
        Random chance = new Random(seed);
        runAndEnd(MOST_LINES, ProcessHandle::destroy);
        for (int i = 0; i < KILLS; i++) {
            // Half of the time within the first lines, which are the replay.
            int lines = 1 + chance.nextInt(chance.nextBoolean() ? 12 : MOST_LINES);
            runAndEnd(lines, chance.nextInt(4) == 0 ? ProcessHandle::destroy : ProcessHandle::destroyForcibly);
        }
        gateway.trafficRate(0);
        Process last = start();
        try (BufferedReader out = last.inputReader()) {
            readUntil(out, () -> written.reach(gateway.ledger()));
        } finally {
            last.destroyForcibly();
        }

        assertThat(gateway.counts().identifies()).isEqualTo(SHARDS);
        written.assertComplete(gateway.ledger());
        assertThat(gateway.violations()).isEmpty();
    }

    /** By its handle: {@link Process#destroy} would close what there is still to read. */
    private interface End {
        void of(ProcessHandle process);
    }

    /** Reads so many events, ends the program, and reads what it wrote by then. */
    private void runAndEnd(int lines, End end) throws Exception {
        Process process = start();
        try (BufferedReader out = process.inputReader()) {
            int[] read = {0};
            readUntil(out, () -> read[0]++ >= lines);
            end.of(process.toHandle());
            out.lines().forEach(written::add);
        } finally {
            process.destroyForcibly();
        }
        process.waitFor();
    }

    private void readUntil(BufferedReader out, BooleanSupplier enough) throws IOException {
        while (!enough.getAsBoolean()) {
            String line = out.readLine();
            assertThat(line).as("the program's next line").isNotNull();
            written.add(line);
        }
    }

    private Process start() throws IOException {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                // Most of its short life a process starts.
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "run",
                "--token",
                GatewaySimulator.DEFAULT_TOKEN,
                "--shards",
                "all",
                "-Dshard.api-url=" + gateway.apiUrl(),
                "--keep-sessions",
                folder.resolve("sessions.db").toString());
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }
}
