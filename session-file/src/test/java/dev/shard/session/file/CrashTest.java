package dev.shard.session.file;

import static dev.shard.session.file.Sessions.await;
import static dev.shard.session.file.Sessions.load;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shard.ShardSession;
import dev.shard.spi.identify.IdentifyJournal.Entry;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** R12: a process that is killed at any moment has lost nothing of which it said that it was kept. */
class CrashTest {
    private static final int CRASHES = 5;

    @TempDir
    private Path folder;

    @Test
    void nothingThatWasAcknowledgedIsLostWithTheProcess() throws Exception {
        Path file = folder.resolve("sessions.db");
        long seed = Long.getLong("shard.seed", System.nanoTime());
        Random random = new Random(seed);
        long durable = 0;

        for (int crash = 0; crash < CRASHES; crash++) {
            durable = killedAfter(1 + random.nextInt(12), random.nextInt(3_000_000), file, durable + 1);
            try (FileSessionStore store = FileSessionStore.open(file)) {
                assertThat(load(store, CrashingWriter.SHARD))
                        .as("-Dshard.seed=%d, crash %d", seed, crash)
                        .get()
                        .extracting(ShardSession::sequence)
                        .isIn(durable, durable + 1);
                List<Entry> identifies =
                        await(store.identifyJournal().orElseThrow().entries(CrashingWriter.BOT));
                assertThat(identifies)
                        .extracting(Entry::streak)
                        .as("-Dshard.seed=%d, crash %d: no identify is forgotten", seed, crash)
                        .contains((int) durable)
                        .isSorted();
            }
        }
    }

    /** Lets a process write, and kills it some time after it has said so many words; returns its last. */
    private static long killedAfter(int words, int spins, Path file, long from)
            throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        CrashingWriter.class.getName(),
                        file.toString(),
                        Long.toString(from))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII))) {
            long last = from - 1;
            int heard = 0;
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                if (!line.matches("\\d+")) {
                    // It logs here, too.
                    continue;
                }
                last = Long.parseLong(line);
                if (++heard == words) {
                    for (int spin = 0; spin < spins; spin++) {
                        Thread.onSpinWait();
                    }
                    // Not Process.destroyForcibly, which would close what there is still to read.
                    process.toHandle().destroyForcibly();
                }
            }
            assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
            assertThat(last).as("it wrote before it was killed").isGreaterThanOrEqualTo(from);
            return last;
        } finally {
            process.destroyForcibly();
        }
    }
}
