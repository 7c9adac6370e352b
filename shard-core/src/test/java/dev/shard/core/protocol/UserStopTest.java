package dev.shard.core.protocol;

import static dev.shard.core.protocol.ShardScript.SHARD;
import static dev.shard.core.protocol.ShardScript.reset;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shard.CloseStatus;
import dev.shard.ShardEvent.SessionLost;
import dev.shard.ShardEvent.Stopped;
import dev.shard.ShardPhase;
import dev.shard.ShardStoppedException;
import dev.shard.core.protocol.ShardEffect.Abort;
import dev.shard.core.protocol.ShardEffect.CancelPermit;
import dev.shard.core.protocol.ShardEffect.Close;
import dev.shard.core.protocol.ShardEffect.Connect;
import dev.shard.core.protocol.ShardEffect.ForgetSession;
import dev.shard.core.protocol.ShardEffect.RefuseHeld;
import dev.shard.core.protocol.ShardEffect.StopTimer;
import dev.shard.core.protocol.ShardInput.StopRequested;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows 9, 57 and 58: the user stops a shard, for good or for another process. */
class UserStopTest {
    @Test
    void row9_withoutAConnectionTheShardStopsAtOnceAndKeepsTheRecord() {
        var connecting = ShardScript.connecting(ShardScript.SESSION).input(new StopRequested(1000));
        var backoff = ShardScript.active().closed(reset()).forget().input(new StopRequested(1000));

        connecting.expect(new Abort(), new StopTimer(Timer.CONNECT));
        backoff.expect(new StopTimer(Timer.BACKOFF));
        for (ShardScript shard : new ShardScript[] {connecting, backoff}) {
            shard.expectPhase(ShardPhase.STOPPED);
            assertThat(shard.timers()).isEmpty();
            assertThat(shard.events(Stopped.class).get(0).session()).isNotNull();
        }
    }

    @Test
    void row9_aCloseUnderWayEndsWithTheStop() {
        var shard = ShardScript.closing().input(new StopRequested(1000)).expectNothing();

        shard.advance(Duration.ofSeconds(5));

        shard.expect(new Abort()).expectPhase(ShardPhase.STOPPED);
        assertThat(shard.effects(Connect.class)).isEmpty();
        assertThat(shard.events(Stopped.class).get(0).session()).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(ints = {1000, 1001})
    void row57_aFinalStopEndsTheSession(int code) {
        var shard = ShardScript.active().input(new StopRequested(code));

        shard.expect(new ForgetSession(), new Close(code, "stopped by request")).expectPhase(ShardPhase.CLOSING);
        shard.closed(CloseStatus.local(code, "")).expectPhase(ShardPhase.STOPPED);
        assertThat(shard.events(Stopped.class)).containsExactly(new Stopped(SHARD, null));
        assertThat(shard.events(SessionLost.class)).isEmpty();
        assertThat(shard.timers()).isEmpty();
    }

    @Test
    void row58_aStopThatKeepsTheSessionHandsItOut() {
        var shard = ShardScript.active().event(42).input(new StopRequested(4900));

        shard.closed(CloseStatus.local(4900, ""));

        shard.expectPhase(ShardPhase.STOPPED);
        assertThat(shard.effects(ForgetSession.class)).isEmpty();
        assertThat(shard.events(Stopped.class))
                .singleElement()
                .satisfies(stopped -> assertThat(stopped.session().sequence()).isEqualTo(42));
        assertThat(shard.effects(RefuseHeld.class))
                .singleElement()
                .satisfies(held -> assertThat(held.reason()).isInstanceOf(ShardStoppedException.class));
    }

    /** Law 7, R17. */
    @ParameterizedTest
    @EnumSource(ShardPhase.class)
    void aStopEndsAnyPhaseWithinTheCloseTimeout(ShardPhase phase) {
        var shard = Scripts.in(phase).input(new StopRequested(1000)).advance(Duration.ofSeconds(5));

        assertThat(shard.phase().ended()).isTrue();
        assertThat(shard.timers()).isEmpty();
        shard.forget().advance(Duration.ofDays(1)).expectNothing();
    }

    @Test
    void aPlaceInTheLimitersQueueIsGivenUp() {
        ShardScript.awaitingPermit().input(new StopRequested(1000)).expect(new CancelPermit());
    }

    @Test
    void aStoppedOrFailedShardStaysWhatItIs() {
        ShardScript.stopped().input(new StopRequested(1000)).expectNothing().expectPhase(ShardPhase.STOPPED);
        ShardScript.failed().input(new StopRequested(1000)).expectNothing().expectPhase(ShardPhase.FAILED);
    }
}
