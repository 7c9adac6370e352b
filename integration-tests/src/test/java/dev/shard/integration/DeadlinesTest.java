package dev.shard.integration;

import static dev.shard.integration.LiveShard.against;
import static dev.shard.integration.LiveShard.join;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shard.CloseStatus;
import dev.shard.ShardEvent;
import dev.shard.ShardTimeouts;
import dev.shard.TransportException;
import dev.shard.sim.GatewaySimulator;
import dev.shard.sim.scenario.HttpAnswer;
import dev.shard.sim.scenario.Moment;
import dev.shard.spi.Settings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** R2: each phase that can stall is left within its bound, and the next attempt succeeds. */
class DeadlinesTest {
    /** Short enough to be waited for, long enough for what is meant to succeed. */
    private static final Duration DEADLINE = Duration.ofMillis(700);

    private static final ShardTimeouts SHORT = new ShardTimeouts(DEADLINE, DEADLINE, DEADLINE, DEADLINE);

    @AutoClose
    private final GatewaySimulator gateway = LiveShard.patientGateway();

    @ParameterizedTest
    @MethodSource("dev.shard.integration.Combination#transports")
    void aStalledUpgradeIsLeft(String transport) {
        gateway.scenario().stallAccepts(1);

        try (LiveShard live = impatient(transport).connecting().awaitActive()) {
            assertThat(firstEnd(live).failure().phase()).isEqualTo(TransportException.Phase.UPGRADE);
        }
    }

    @ParameterizedTest
    @MethodSource("dev.shard.integration.Combination#transports")
    void anUpgradeThatIsNeverAnsweredIsLeft(String transport) {
        gateway.scenario().answerUpgrades(1, HttpAnswer.silence());

        try (LiveShard live = impatient(transport).connecting().awaitActive()) {
            assertThat(firstEnd(live).failure().phase()).isEqualTo(TransportException.Phase.UPGRADE);
        }
    }

    @ParameterizedTest
    @MethodSource("dev.shard.integration.Combination#transports")
    void aStalledTlsHandshakeIsLeft(String transport, @TempDir Path directory) throws IOException {
        try (GatewaySimulator secure = GatewaySimulator.builder().tls(true).start()) {
            secure.scenario().stallAccepts(1);

            try (LiveShard live = against(secure)
                    .parts(Combination.USUAL.withTransport(transport))
                    .transportSettings(CombinationsTest.trusting(secure, directory))
                    .config(config -> config.timeouts(SHORT))
                    .connecting()
                    .awaitActive()) {
                assertThat(firstEnd(live).failure().phase()).isEqualTo(TransportException.Phase.TLS);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("dev.shard.integration.Combination#transports")
    void aProxyThatNeverAnswersIsLeftAgainAndAgain(String transport) throws IOException {
        try (ServerSocket proxy = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                LiveShard live = impatient(transport)
                        .transportSettings(Settings.of(Map.of("proxy", "http://127.0.0.1:" + proxy.getLocalPort())))
                        .connecting()) {
            live.await(
                    "two attempts",
                    () -> live.heard().all(ShardEvent.Disconnected.class).size() >= 2);

            assertThat(firstEnd(live).failure().phase()).isEqualTo(TransportException.Phase.PROXY);
        }
    }

    @ParameterizedTest
    @MethodSource("dev.shard.integration.Combination#transports")
    void aWithheldHelloIsLeft(String transport) {
        gateway.scenario().next(Moment.HELLO).hold();

        try (LiveShard live = impatient(transport).connecting().awaitActive()) {
            assertThat(firstEnd(live).describe()).contains("HELLO");
            assertThat(gateway.counts().connections()).isEqualTo(2);
            assertThat(gateway.counts().identifies()).isOne();
        }
    }

    @ParameterizedTest
    @MethodSource("dev.shard.integration.Combination#transports")
    void aCloseThatIsNeverAnsweredIsLeft(String transport) {
        try (LiveShard live = impatient(transport).ready()) {
            gateway.shard(0).halfOpen();

            join(live.shard().reconnect());

            assertThat(live.status().history().resumes()).isOne();
        }
    }

    /** S28: as long as heartbeats are acknowledged, a late READY burns no second identify. */
    @ParameterizedTest
    @MethodSource("dev.shard.integration.Combination#transports")
    void aLateReadyIsWaitedForWhileAcksFlow(String transport) {
        try (GatewaySimulator outage = GatewaySimulator.builder()
                .heartbeatInterval(Duration.ofMillis(300))
                .heartbeatTolerance(10)
                .start()) {
            outage.scenario().next(Moment.READY).delay(Duration.ofSeconds(3));

            try (LiveShard live = against(outage)
                    .parts(Combination.USUAL.withTransport(transport))
                    .config(config -> config.timeouts(SHORT))
                    .ready()) {
                assertThat(outage.counts().identifies()).isOne();
                assertThat(outage.counts().connections()).isOne();
                assertThat(live.heard().all(ShardEvent.HeartbeatAcknowledged.class))
                        .hasSizeGreaterThan(5);
            }
        }
    }

    private LiveShard.Builder impatient(String transport) {
        return against(gateway)
                .parts(Combination.USUAL.withTransport(transport))
                .config(config -> config.timeouts(SHORT));
    }

    private static CloseStatus firstEnd(LiveShard live) {
        return live.heard().all(ShardEvent.Disconnected.class).get(0).status();
    }
}
