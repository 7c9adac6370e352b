package dev.shard.mission;

import static dev.shard.integration.LiveShard.join;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shard.CloseStatus;
import dev.shard.ShardEvent;
import dev.shard.ShardPhase;
import dev.shard.ShardSession;
import dev.shard.ShardStatus;
import dev.shard.integration.LiveShard;
import dev.shard.sim.GatewaySimulator;
import dev.shard.sim.report.SessionRecord;
import dev.shard.sim.scenario.ResumeUrl;
import dev.shard.sim.scenario.SimConnection;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** {@code connectAsync, disconnectAsync, identifyAsync, resumeAsync, reconnectAsync, reinstantiateAsync}. */
class MissionControlTest {
    @AutoClose
    private final GatewaySimulator gateway = LiveShard.patientGateway();

    @AutoClose
    private final LiveShard live = LiveShard.against(gateway).build();

    @Test
    void connectCompletesWhenReadyArrived() {
        ShardStatus status = join(live.shard().connect());

        assertThat(status.phase()).isEqualTo(ShardPhase.ACTIVE);
        assertThat(gateway.counts().identifies()).isOne();
    }

    @Test
    void connectTakesAnotherUrlAndVersion() {
        try (GatewaySimulator other = GatewaySimulator.start()) {
            ShardStatus status = join(live.shard().connect(other.gatewayUrl(), 9));

            assertThat(status.apiVersion()).isEqualTo(9);
            assertThat(other.shard(0).target()).contains("v=9");
            assertThat(gateway.counts().connections()).isZero();
        }
    }

    @Test
    void disconnectEndsTheSession() {
        join(live.shard().connect());

        join(live.shard().disconnect());

        assertThat(live.shard().session()).isEmpty();
        awaitSession(SessionRecord.State.ENDED_BY_CLIENT);
    }

    @Test
    void disconnectWithAPrivateCodeKeepsTheSession() {
        join(live.shard().connect());
        String session = live.sessionId();

        join(live.shard().disconnect(4321));
        awaitSession(SessionRecord.State.DETACHED);
        join(live.shard().connect());

        assertThat(live.sessionId()).isEqualTo(session);
        assertThat(gateway.counts().identifies()).isOne();
    }

    @Test
    void disconnectWithGoingAwayEndsTheSession() {
        join(live.shard().connect());

        join(live.shard().disconnect(CloseStatus.GOING_AWAY));

        awaitSession(SessionRecord.State.ENDED_BY_CLIENT);
    }

    @Test
    void suspendHandsTheSessionOut() {
        join(live.shard().connect());
        String session = live.sessionId();

        Optional<ShardSession> handedOut = join(live.shard().suspend());

        assertThat(handedOut).map(ShardSession::sessionId).contains(session);
        awaitSession(SessionRecord.State.DETACHED);
    }

    @Test
    void identifyAndResumeAreDoneByTheProtocolAndVisibleAsEvents() {
        join(live.shard().connect());
        gateway.shard(0).dropTcp();
        live.awaitHeard(ShardEvent.Resumed.class);

        assertThat(live.heard().all(ShardEvent.Ready.class)).hasSize(1);
        assertThat(gateway.counts().identifies()).isOne();
        assertThat(gateway.counts().resumes()).isOne();
    }

    @Test
    void reconnectResumes() {
        join(live.shard().connect());
        String session = live.sessionId();

        ShardStatus status = join(live.shard().reconnect());

        assertThat(status.identified()).isTrue();
        assertThat(live.sessionId()).isEqualTo(session);
        assertThat(gateway.counts().resumes()).isOne();
        assertThat(gateway.counts().identifies()).isOne();
    }

    @Test
    void reinstantiateIdentifiesAtTheOriginalUrl() {
        gateway.resumeUrl(
                ResumeUrl.of(URI.create("ws://localhost:" + gateway.gatewayUrl().getPort())));
        join(live.shard().connect());
        String session = live.sessionId();

        join(live.shard().reinstantiate());

        assertThat(live.sessionId()).isNotEqualTo(session);
        assertThat(gateway.shard(0))
                .extracting(SimConnection::host)
                .isEqualTo(gateway.gatewayUrl().getAuthority());
        assertThat(gateway.counts().identifies()).isEqualTo(2);
        assertThat(gateway.counts().resumes()).isZero();
        assertThat(live.heard().last(ShardEvent.SequenceGap.class).first()).isPositive();
    }

    @Test
    void noneOfThisBreaksARuleOfTheGateway() {
        join(live.shard().connect());
        join(live.shard().reconnect());
        join(live.shard().reinstantiate());
        join(live.shard().suspend());
        join(live.shard().connect());
        join(live.shard().disconnect());

        assertThat(gateway.violations()).isEmpty();
    }

    private void awaitSession(SessionRecord.State state) {
        live.await("session " + state, () -> gateway.ledger().sessions().get(0).state() == state);
    }
}
