package dev.shard.core.protocol;

import static dev.shard.core.protocol.ShardScript.RESUME_URL;
import static dev.shard.core.protocol.ShardScript.reset;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shard.BackoffPolicy;
import dev.shard.CloseAction;
import dev.shard.CloseStatus;
import dev.shard.ShardEvent.Disconnected;
import dev.shard.ShardEvent.Failed;
import dev.shard.ShardEvent.Stopped;
import dev.shard.ShardPhase;
import dev.shard.core.protocol.ShardEffect.Connect;
import dev.shard.core.protocol.ShardEffect.Publish;
import dev.shard.core.protocol.ShardEffect.RefuseHeld;
import dev.shard.core.protocol.ShardEffect.SaveSession;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows 27, 55 and 56: the peer ends a connection, or the network does. */
class PeerCloseTest {
    /** S4, R7. */
    @ParameterizedTest
    @ValueSource(ints = {4004, 4010, 4011, 4012, 4013, 4014})
    void row27_aFinalCodeEndsTheShardAfterOneConnection(int code) {
        for (ShardPhase phase : ShardPhase.values()) {
            if (phase.connected()) {
                var shard = Scripts.in(phase).closed(CloseStatus.byPeer(code, "no"));

                shard.expectPhase(ShardPhase.FAILED).advance(Duration.ofDays(30));
                assertThat(shard.effects(Connect.class)).isEmpty();
                assertThat(shard.timers()).isEmpty();
                assertThat(shard.events(Failed.class)).singleElement().satisfies(failed -> {
                    assertThat(failed.reason()).hasMessageStartingWith("shard=[3,16] closed by Discord: " + code);
                    assertThat(failed.reason().status().code()).isEqualTo(code);
                });
            }
        }
    }

    @Test
    void row27_nothingFollowsTheFailure() {
        var shard = ShardScript.identifying().closed(CloseStatus.byPeer(4014, ""));

        List<ShardEffect> effects = shard.effects();
        assertThat(effects.get(effects.size() - 1))
                .isInstanceOfSatisfying(
                        Publish.class, last -> assertThat(last.event()).isInstanceOf(Failed.class));
        assertThat(shard.effects(RefuseHeld.class)).hasSize(1);
        assertThat(shard.events(Disconnected.class).get(0).next()).isEmpty();
    }

    /** S22. */
    @Test
    void row27_aTokenRefusedOnResumeEndsTheShardToo() {
        ShardScript.resuming().closed(CloseStatus.byPeer(4004, "")).expectPhase(ShardPhase.FAILED);
    }

    @ParameterizedTest
    @ValueSource(ints = {1000, 1001, 1002, 1011, 4000, 4001, 4002, 4005, 4006, 4008, 4015, 4999, 3000})
    void row55_anyOtherCodeIsFollowedByAResume(int code) {
        var shard = ShardScript.active().closed(CloseStatus.byPeer(code, ""));

        shard.expectPhase(ShardPhase.BACKOFF);
        assertThat(shard.events(Disconnected.class).get(0).next()).contains(CloseAction.RESUME);
        assertThat(shard.effects(SaveSession.class)).hasSize(1);
        shard.elapse(Timer.BACKOFF);
        assertThat(shard.target()).isEqualTo(new Target.Resume(RESUME_URL));
    }

    @ParameterizedTest
    @ValueSource(ints = {1002, 1003, 1007, 1008, 1009, 1010, 1011, 1012, 1013, 1014, 4008})
    void row55_afterAComplaintTheShardWaitsASecondAtLeast(int code) {
        var shard = ShardScript.active().advance(Duration.ofSeconds(30)).chance(0);

        shard.closed(CloseStatus.byPeer(code, ""));

        assertThat(shard.remaining(Timer.BACKOFF)).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void row55_theActionOfACodeIsConfigurable() {
        var shard = ShardScript.active(ShardScript.idle(
                config -> config.closeAction(4014, CloseAction.IDENTIFY).closeAction(4000, CloseAction.FAIL)));

        shard.closed(CloseStatus.byPeer(4014, "")).expectPhase(ShardPhase.BACKOFF);
        assertThat(shard.state().session()).isNull();
        shard.elapse(Timer.BACKOFF).open().closed(CloseStatus.byPeer(4000, ""));

        shard.expectPhase(ShardPhase.FAILED);
    }

    @Test
    void row56_aLostConnectionIsFollowedByAResumeOrAnIdentify() {
        for (CloseStatus status : new CloseStatus[] {reset(), CloseStatus.byPeer(CloseStatus.NO_CODE, "")}) {
            var active = ShardScript.active().closed(status);
            var identifying = ShardScript.identifying().closed(status);

            assertThat(active.events(Disconnected.class).get(0).next()).contains(CloseAction.RESUME);
            assertThat(identifying.events(Disconnected.class).get(0).next()).contains(CloseAction.IDENTIFY);
        }
    }

    @Test
    void withoutAutoReconnectTheShardStopsAndKeepsItsSession() {
        var shard = ShardScript.active(ShardScript.idle(config -> config.autoReconnect(false)));

        shard.closed(reset()).expectPhase(ShardPhase.STOPPED);

        assertThat(shard.events(Stopped.class))
                .singleElement()
                .satisfies(stopped -> assertThat(stopped.session().sequence()).isEqualTo(41));
        assertThat(shard.timers()).isEmpty();
        shard.forget().start(null);
        assertThat(shard.target()).isEqualTo(new Target.Resume(RESUME_URL));
    }

    @Test
    void afterTheAllowedAttemptsTheShardFailsAndSaysWhy() {
        var policy = new BackoffPolicy(Duration.ofSeconds(1), Duration.ofSeconds(60), Duration.ofSeconds(30), 3);
        var shard = ShardScript.idle(config -> config.backoff(policy)).start(null);
        shard.closed(ShardScript.unreachable()).elapse(Timer.BACKOFF);
        shard.open().closed(reset()).elapse(Timer.BACKOFF);

        shard.closed(ShardScript.unreachable());

        shard.expectPhase(ShardPhase.FAILED);
        assertThat(shard.events(Failed.class).get(0).reason())
                .hasMessage("shard=[3,16] gave up after 3 unproductive connections in a row, the last: "
                        + "no connection: refused; raise the backoff's maxAttempts to try longer");
    }
}
