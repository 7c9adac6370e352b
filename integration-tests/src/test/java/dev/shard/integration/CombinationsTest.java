package dev.shard.integration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shard.ShardPhase;
import dev.shard.sim.GatewaySimulator;
import dev.shard.spi.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every transport, codec and compression on the class path, together, each a shard of one bot: all tell the same, over TLS
 * as without, however their payloads are cut (R11, R13, R15, R19).
 */
class CombinationsTest {
    private static final double EVENTS_PER_SECOND = 2000;
    private static final List<Combination> ALL = Combination.all().toList();
    /** A thread for each, since each mostly waits. */
    private static final Executor THREADS = story -> new Thread(story, "story").start();

    @ParameterizedTest
    @MethodSource("dev.shard.integration.Combination#all")
    void aLostConnectionCostsNoEventOfAnyKind(Combination parts) {
        try (GatewaySimulator gateway = LiveShard.patientGateway();
                LiveShard live = LiveShard.against(gateway).parts(parts).ready()) {
            gateway.trafficRate(EVENTS_PER_SECOND);
            live.await("traffic", () -> live.status().lastSequence() > 200);
            gateway.shard(0).reset();
            live.await("resume", () -> live.status().history().resumes() == 1);
            long resumedAt = live.status().lastSequence();
            live.await("more traffic", () -> live.status().lastSequence() > resumedAt + 200);
            gateway.trafficRate(0);
            live.awaitDelivered();

            live.assertNothingLostOrDoubled();
            assertThat(live.status().history().identifies()).isOne();
            assertThat(gateway.violations()).isEmpty();
        }
    }

    @Property(tries = 1, shrinking = ShrinkingMode.OFF)
    void everyCombinationTellsTheSame(@ForAll long seed) {
        try (GatewaySimulator gateway = gateway(false)) {
            assertAllTellTheSame(gateway, Settings.empty(), seed);
        }
    }

    @Test
    void tlsChangesNothing(@TempDir Path directory) throws IOException {
        try (GatewaySimulator gateway = gateway(true)) {
            assertAllTellTheSame(gateway, trusting(gateway, directory), 1);
        }
    }

    static Settings trusting(GatewaySimulator gateway, Path directory) throws IOException {
        Path file = Files.writeString(
                directory.resolve("gateway.pem"), gateway.certificatePem().orElseThrow());
        return Settings.of(Map.of("trust", file.toString()));
    }

    private static GatewaySimulator gateway(boolean tls) {
        return GatewaySimulator.builder()
                .identifySpacing(Duration.ZERO)
                .guilds(2 * ALL.size())
                .tls(tls)
                .start();
    }

    private static void assertAllTellTheSame(GatewaySimulator gateway, Settings transportSettings, long seed) {
        List<CompletableFuture<Story.Told>> stories = new ArrayList<>();
        for (int id = 0; id < ALL.size(); id++) {
            Combination parts = ALL.get(id);
            int shardId = id;
            var builder = LiveShard.against(gateway)
                    .parts(parts)
                    .transportSettings(transportSettings)
                    .config(config -> config.shard(shardId, ALL.size()));
            stories.add(CompletableFuture.supplyAsync(() -> told(gateway, builder, parts, seed), THREADS));
        }

        for (int id = 0; id < ALL.size(); id++) {
            Story.Told told = LiveShard.join(stories.get(id));
            assertThat(told.ofItself()).as("what %s tells", ALL.get(id)).isEqualTo(Story.expected(ALL.get(id)));
            assertThat(told.ofTheGateway())
                    .as("what %s delivers", ALL.get(id))
                    .isEqualTo(LiveShard.join(stories.get(0)).ofTheGateway());
        }
        assertThat(gateway.violations()).isEmpty();
    }

    private static Story.Told told(GatewaySimulator gateway, LiveShard.Builder builder, Combination parts, long seed) {
        try (LiveShard live = builder.ready()) {
            Story.Told told = Story.live(gateway, live, parts, seed);
            assertThat(live.status().phase()).isEqualTo(ShardPhase.STOPPED);
            return told;
        }
    }
}
