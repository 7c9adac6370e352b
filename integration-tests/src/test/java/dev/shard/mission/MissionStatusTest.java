package dev.shard.mission;

import static dev.shard.integration.LiveShard.against;
import static dev.shard.integration.LiveShard.join;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shard.ShardEvent;
import dev.shard.ShardPhase;
import dev.shard.ShardSession;
import dev.shard.ShardStatus;
import dev.shard.integration.LiveShard;
import dev.shard.sim.GatewaySimulator;
import dev.shard.sim.scenario.Moment;
import dev.shard.sim.scenario.ResumeUrl;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/**
 * {@code heartbeatAcknowledged, heartbeatClockTime, heartbeatInterval, heartbeatPing, lastSequence}, {@code socketActive /
 * Reconnecting / Disconnecting / Identified}, {@code sessionId, sessionGateway, socketVersion, socketUrl}:
 * {@link ShardStatus} and {@link ShardSession}.
 */
class MissionStatusTest {
    private static final Duration INTERVAL = Duration.ofMillis(500);

    @AutoClose
    private final GatewaySimulator gateway = GatewaySimulator.builder()
            .identifySpacing(Duration.ZERO)
            .heartbeatInterval(INTERVAL)
            .heartbeatTolerance(10)
            .start();

    @AutoClose
    private final LiveShard live = LiveShard.readyAgainst(gateway);

    @Test
    void heartbeatIntervalIsHellos() {
        assertThat(live.status().heartbeat().interval()).isEqualTo(INTERVAL);
    }

    @Test
    void heartbeatAcknowledgedTellsWhetherTheLastOneWas() {
        live.awaitHeard(ShardEvent.HeartbeatAcknowledged.class);
        live.await("acknowledged heartbeat", () -> live.status().heartbeat().acknowledged());

        gateway.shard(0).withholdAcks(100);

        live.await("unacknowledged heartbeat", () -> !live.status().heartbeat().acknowledged());
    }

    @Test
    void heartbeatClockTimeIsAnAge() {
        live.awaitHeard(ShardEvent.HeartbeatAcknowledged.class);

        ShardStatus.Heartbeat heartbeat = live.status().heartbeat();

        assertThat(heartbeat.sinceLastSent())
                .hasValueSatisfying(age -> assertThat(age).isBetween(Duration.ZERO, LiveShard.BOUND));
        assertThat(heartbeat.sinceLastAcknowledged())
                .hasValueSatisfying(age -> assertThat(age).isBetween(Duration.ZERO, LiveShard.BOUND));
    }

    @Test
    void heartbeatPingIsTheLastRoundTrip() {
        live.awaitHeard(ShardEvent.HeartbeatAcknowledged.class);

        assertThat(live.status().heartbeat().ping())
                .hasValueSatisfying(ping -> assertThat(ping).isBetween(Duration.ofNanos(1), LiveShard.BOUND));
    }

    @Test
    void lastSequenceIsTheSequenceOfTheLastEvent() {
        for (int i = 0; i < 10; i++) {
            gateway.publish("MESSAGE_CREATE", "{}");
        }
        live.awaitDelivered();

        assertThat(live.status().lastSequence())
                .isEqualTo(gateway.ledger().sessions().get(0).dispatched())
                .isGreaterThan(10);
    }

    @Test
    void socketActiveAndIdentifiedHoldWhileASessionIsEstablished() {
        assertThat(live.status()).matches(ShardStatus::connected).matches(ShardStatus::identified);
        assertThat(live.status().reconnecting()).isFalse();

        join(live.shard().disconnect());

        assertThat(live.status().connected()).isFalse();
        assertThat(live.status().identified()).isFalse();
    }

    @Test
    void socketReconnectingHoldsFromTheLossUntilTheSessionGoesOn() {
        gateway.scenario().next(Moment.REPLAY).hold();
        gateway.shard(0).dropTcp();
        live.await("resume", () -> live.status().phase() == ShardPhase.RESUMING);

        assertThat(live.status()).matches(ShardStatus::connected).matches(ShardStatus::reconnecting);
        assertThat(live.status().identified()).isFalse();

        gateway.connections().forEach(connection -> connection.proceed());
        live.awaitActive();

        assertThat(live.status().reconnecting()).isFalse();
    }

    @Test
    void socketDisconnectingHoldsWhileTheCloseIsNotAnswered() {
        gateway.shard(0).halfOpen();
        live.shard().disconnect();

        live.await("close under way", () -> live.status().disconnecting());
        live.await("end of it", () -> live.status().phase() == ShardPhase.STOPPED);

        assertThat(live.status().disconnecting()).isFalse();
    }

    @Test
    void sessionIdIsReadys() {
        assertThat(live.shard().session())
                .map(ShardSession::sessionId)
                .isEqualTo(gateway.shard(0).sessionId());
    }

    @Test
    void sessionGatewayIsTheResumeUrlOfReady() {
        URI elsewhere = URI.create("ws://localhost:" + gateway.gatewayUrl().getPort());
        gateway.resumeUrl(ResumeUrl.of(elsewhere));

        try (LiveShard other =
                against(gateway).config(config -> config.shard(1, 2)).ready()) {
            assertThat(other.shard().session()).map(ShardSession::resumeUrl).contains(elsewhere);
        }
    }

    @Test
    void socketVersionAndSocketUrlAreThoseOfTheConnection() {
        assertThat(live.status().apiVersion()).isEqualTo(10);
        assertThat(live.status().url())
                .hasAuthority(gateway.gatewayUrl().getAuthority())
                .hasParameter("v", "10");
    }
}
