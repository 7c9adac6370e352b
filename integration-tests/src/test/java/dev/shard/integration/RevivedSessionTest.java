package dev.shard.integration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shard.ShardEvent;
import dev.shard.ShardId;
import dev.shard.ShardSession;
import dev.shard.core.InMemorySessionStore;
import dev.shard.sim.GatewaySimulator;
import dev.shard.spi.session.SessionStore;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** R12: what a store could not forget costs the next process one refused resume, and nothing else. */
class RevivedSessionTest {
    @AutoClose
    private final GatewaySimulator gateway = LiveShard.patientGateway();

    private final InMemorySessionStore disk = new InMemorySessionStore();

    /** The disk of a process, which can break. */
    private final class Breaking implements SessionStore {
        volatile boolean broken;

        @Override
        public CompletionStage<Optional<ShardSession>> load(ShardId shard) {
            return disk.load(shard);
        }

        @Override
        public CompletionStage<Void> save(ShardSession session) {
            return broken ? full() : disk.save(session);
        }

        @Override
        public CompletionStage<Void> remove(ShardId shard) {
            return broken ? full() : disk.remove(shard);
        }

        private CompletionStage<Void> full() {
            return CompletableFuture.failedStage(new IOException("no space left"));
        }
    }

    private LiveShard ready(SessionStore store) {
        return LiveShard.against(gateway)
                .with(shard -> shard.sessionStore(store))
                .ready();
    }

    @Test
    void aSessionThatEndedButIsStillStoredIsRefusedAndReplaced() {
        String dead;
        Breaking store = new Breaking();
        try (LiveShard first = ready(store)) {
            dead = first.sessionId();
            first.awaitDelivered();
            store.broken = true;
            gateway.shard(0).sendInvalidSession(false);
            first.await(
                    "another session",
                    () -> first.shard()
                            .session()
                            .filter(session -> !session.sessionId().equals(dead))
                            .isPresent());
            first.awaitHeard(ShardEvent.SessionStoreFailed.class);
        }
        assertThat(LiveShard.join(disk.load(ShardId.SINGLE)))
                .hasValueSatisfying(revived -> assertThat(revived.sessionId()).isEqualTo(dead));
        long identifies = gateway.counts().identifies();

        try (LiveShard second = ready(new Breaking())) {
            second.awaitDelivered();

            assertThat(gateway.counts().resumes()).isOne();
            assertThat(gateway.counts().identifies()).isEqualTo(identifies + 1);
            assertThat(second.heard().all(ShardEvent.SessionLost.class))
                    .singleElement()
                    .satisfies(lost -> assertThat(lost.session().sessionId()).isEqualTo(dead));
            assertThat(LiveShard.join(disk.load(ShardId.SINGLE)))
                    .hasValueSatisfying(kept -> assertThat(kept.sessionId()).isEqualTo(second.sessionId()));
            assertThat(gateway.violations()).isEmpty();
        }
    }
}
