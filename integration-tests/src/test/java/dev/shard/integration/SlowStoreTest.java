package dev.shard.integration;

import static dev.shard.integration.LiveShard.join;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shard.Dispatch;
import dev.shard.ShardId;
import dev.shard.ShardSession;
import dev.shard.session.file.FileSessionStore;
import dev.shard.sim.GatewaySimulator;
import dev.shard.spi.session.SessionStore;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** S2 and R12 on sockets: a store that takes 2 s for a write holds up no event, and nothing is lost by it. */
class SlowStoreTest {
    private static final int EVENTS = 1000;

    @AutoClose
    private final GatewaySimulator gateway = LiveShard.patientGateway();

    @TempDir
    private Path folder;

    /** A file on a very slow disk. */
    private static final class SlowDisk implements SessionStore {
        private static final Executor LATER = CompletableFuture.delayedExecutor(2, TimeUnit.SECONDS);

        final AtomicInteger finished = new AtomicInteger();
        private final SessionStore file;

        SlowDisk(SessionStore file) {
            this.file = file;
        }

        @Override
        public CompletionStage<Optional<ShardSession>> load(ShardId shard) {
            return file.load(shard);
        }

        @Override
        public CompletionStage<Void> save(ShardSession session) {
            return CompletableFuture.runAsync(() -> {}, LATER)
                    .thenCompose(late -> file.save(session))
                    .thenRun(finished::incrementAndGet);
        }

        @Override
        public CompletionStage<Void> remove(ShardId shard) {
            return file.remove(shard);
        }

        @Override
        public void close() {
            file.close();
        }
    }

    private SlowDisk disk() {
        return new SlowDisk(FileSessionStore.open(folder.resolve("sessions.db")));
    }

    private LiveShard ready(SessionStore store) {
        return LiveShard.against(gateway)
                .with(shard -> shard.sessionStore(store))
                .ready();
    }

    private void publish(int events) {
        for (int i = 0; i < events; i++) {
            gateway.publish("CUSTOM", "{\"n\":" + i + "}");
        }
    }

    @Test
    void eventsComeWhileAWriteIsUnderWayAndTheLastOfThemIsStored_S2() {
        try (SlowDisk disk = disk();
                LiveShard first = ready(disk)) {
            publish(EVENTS);
            first.awaitDelivered();
            first.assertNothingLostOrDoubled();
            long heard = first.status().lastSequence();

            assertThat(join(first.shard().suspend()))
                    .hasValueSatisfying(kept -> assertThat(kept.sequence()).isEqualTo(heard));
            assertThat(disk.finished.get())
                    .as("writes, each of the latest state")
                    .isBetween(1, 5);
        }
        publish(10);

        try (SlowDisk disk = disk();
                LiveShard second = ready(disk)) {
            second.await(
                    "the events in between",
                    () -> second.heard().dispatches("CUSTOM").count() == 10);

            assertThat(second.heard().dispatches("CUSTOM")).allMatch(Dispatch::replayed);
            assertThat(gateway.counts().identifies()).isOne();
        }
    }
}
