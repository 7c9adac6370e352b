package dev.shard.integration;

import static dev.shard.integration.LiveShard.join;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shard.ShardPhase;
import dev.shard.sim.GatewaySimulator;
import dev.shard.spi.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every transport, codec and compression on the class path, together: a session, events, a lost connection, an end. The
 * digests of both sides agree, so each event arrived once and in order (R11, R13, R19).
 */
class CombinationsTest {
    private static final double EVENTS_PER_SECOND = 2000;

    @ParameterizedTest
    @MethodSource("dev.shard.integration.Combination#all")
    void aLostConnectionCostsNoEvent(Combination parts) {
        try (GatewaySimulator gateway = LiveShard.patientGateway();
                LiveShard live = LiveShard.against(gateway).parts(parts).ready()) {
            liveThroughADrop(gateway, live);
        }
    }

    @ParameterizedTest
    @MethodSource("dev.shard.integration.Combination#transports")
    void tlsChangesNothing(String transport, @TempDir Path directory) throws IOException {
        try (GatewaySimulator gateway = GatewaySimulator.builder()
                        .identifySpacing(Duration.ZERO)
                        .tls(true)
                        .start();
                LiveShard live = LiveShard.against(gateway)
                        .parts(Combination.USUAL.withTransport(transport))
                        .transportSettings(trusting(gateway, directory))
                        .ready()) {
            assertThat(live.status().url()).hasScheme("wss");
            liveThroughADrop(gateway, live);
        }
    }

    static Settings trusting(GatewaySimulator gateway, Path directory) throws IOException {
        Path file = Files.writeString(
                directory.resolve("gateway.pem"), gateway.certificatePem().orElseThrow());
        return Settings.of(Map.of("trust", file.toString()));
    }

    private static void liveThroughADrop(GatewaySimulator gateway, LiveShard live) {
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

        join(live.shard().disconnect());

        assertThat(live.status().phase()).isEqualTo(ShardPhase.STOPPED);
        assertThat(gateway.violations()).isEmpty();
    }
}
