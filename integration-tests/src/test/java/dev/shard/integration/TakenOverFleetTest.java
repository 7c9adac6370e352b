package dev.shard.integration;

import static dev.shard.integration.LiveShard.join;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shard.BotToken;
import dev.shard.Intents;
import dev.shard.ShardConfig;
import dev.shard.ShardEvent;
import dev.shard.ShardId;
import dev.shard.ShardPhase;
import dev.shard.ShardSet;
import dev.shard.core.InMemorySessionStore;
import dev.shard.core.Shards;
import dev.shard.fleet.ShardFleet;
import dev.shard.session.file.FileSessionStore;
import dev.shard.sim.GatewaySimulator;
import dev.shard.spi.session.SessionStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** R12: whoever has lost the shards of a real store to somebody else stops, instead of taking the sessions back. */
class TakenOverFleetTest {
    private static final int SHARDS = 3;

    @AutoClose
    private final GatewaySimulator gateway =
            GatewaySimulator.builder().identifySpacing(Duration.ZERO).guilds(9).start();

    @TempDir
    private Path folder;

    /** What the other process has, which has put its own lock file in the place of the one that it deleted. */
    private static SessionStore takenFrom(SessionStore store, Path file) throws IOException {
        SessionStore copy = new InMemorySessionStore();
        for (ShardId shard : ShardSet.of(SHARDS).shards(SHARDS)) {
            join(copy.save(join(store.load(shard)).orElseThrow()));
        }
        Path lock = Path.of(file + ".lock");
        Files.delete(lock);
        Files.writeString(lock, "process 7 on host-b since today\n");
        return copy;
    }

    private ShardFleet fleet(SessionStore store, Heard heard) {
        ShardConfig config = ShardConfig.builder(BotToken.of(GatewaySimulator.DEFAULT_TOKEN), Intents.all())
                .gatewayUrl(gateway.gatewayUrl())
                .build();
        return ShardFleet.of(
                Combination.USUAL
                        .addTo(Shards.builder(config))
                        .identifyLimiter(new UnlimitedIdentifies())
                        .sessionStore(store)
                        .listener(heard),
                ShardSet.of(SHARDS));
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "it does not let go of a lock file that is open")
    void theOldOwnerFailsAndTheNewOneGoesOn() throws Exception {
        Heard old = new Heard();
        Heard young = new Heard();
        Path file = folder.resolve("sessions.db");
        try (FileSessionStore lost = FileSessionStore.open(file);
                ShardFleet first = fleet(lost, old)) {
            join(first.start());
            SessionStore elsewhere = takenFrom(lost, file);
            try (ShardFleet second = fleet(elsewhere, young)) {
                join(second.start());
                gateway.await(sim -> first.status().count(ShardPhase.FAILED) == SHARDS, LiveShard.BOUND);

                assertThat(first.status().count(ShardPhase.FAILED)).isEqualTo(SHARDS);
                assertThat(old.all(ShardEvent.Failed.class))
                        .hasSize(SHARDS)
                        .allSatisfy(failed -> assertThat(failed.reason())
                                .hasMessageContaining("another process runs it now")
                                .hasMessageContaining("process 7 on host-b")
                                .hasMessageContaining("stop one of them"));
                gateway.await(sim -> second.status().count(ShardPhase.ACTIVE) == SHARDS, LiveShard.BOUND);
                assertThat(second.status().count(ShardPhase.ACTIVE)).isEqualTo(SHARDS);
                assertThat(young.has(ShardEvent.Failed.class)).isFalse();
                assertThat(gateway.counts().identifies()).isEqualTo(SHARDS);
            }
        }
    }
}
