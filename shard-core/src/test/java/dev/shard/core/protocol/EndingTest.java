package dev.shard.core.protocol;

import static dev.shard.core.protocol.ShardScript.reset;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shard.CloseStatus;
import dev.shard.RemoteProtocolException;
import dev.shard.ShardEvent.SessionLost;
import dev.shard.ShardEvent.Stopped;
import dev.shard.ShardPhase;
import dev.shard.core.protocol.ShardEffect.Abort;
import dev.shard.core.protocol.ShardEffect.Deliver;
import dev.shard.core.protocol.ShardInput.StopRequested;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** Rows 60, 61 and 63: what still comes while a connection closes, and from one that has ended. */
class EndingTest {
    @Test
    void row60_theEndOfTheConnectionIsFollowedByThePlan() {
        var shard = ShardScript.closing().closed(CloseStatus.local(4900, ""));

        shard.expectPhase(ShardPhase.BACKOFF);
        assertThat(shard.timers()).containsExactly(Timer.BACKOFF);
    }

    /** R2. */
    @Test
    void row60_aPeerThatDoesNotAnswerTheCloseIsAborted() {
        var shard = ShardScript.closing().advance(Duration.ofSeconds(5));

        shard.expect(new Abort()).expectPhase(ShardPhase.BACKOFF);
    }

    @Test
    void row60_aFinalCodeThatCrossedOurCloseIsFinal() {
        ShardScript.closing().closed(CloseStatus.byPeer(4004, "")).expectPhase(ShardPhase.FAILED);
    }

    @Test
    void row60_aCodeThatInvalidatesTheSessionAndCrossedOurCloseLosesIt() {
        var shard = ShardScript.closing().closed(CloseStatus.byPeer(4009, ""));

        shard.expectPhase(ShardPhase.BACKOFF);
        assertThat(shard.state().session()).isNull();
        assertThat(shard.events(SessionLost.class)).hasSize(1);
    }

    @Test
    void row60_whatCrossedTheUsersStopChangesNothing() {
        var shard = ShardScript.active().input(new StopRequested(4900));

        shard.closed(CloseStatus.byPeer(4004, "")).expectPhase(ShardPhase.STOPPED);

        assertThat(shard.events(Stopped.class).get(0).session()).isNotNull();
    }

    /** R6, S7: either delivered and counted, or neither: the replay brings it again. */
    @Test
    void row61_furtherFramesAreNeitherDeliveredNorCounted() {
        var shard = ShardScript.closing()
                .event(42)
                .hello()
                .acknowledge()
                .undecodable()
                .broken()
                .receive(new Payload.Reconnect())
                .receive(new Payload.InvalidSession(false));

        shard.expectNothing().expectPhase(ShardPhase.CLOSING);
        assertThat(shard.effects(Deliver.class)).isEmpty();
        assertThat(shard.state().session().sequence()).isEqualTo(41);
    }

    /** R3. */
    @ParameterizedTest
    @EnumSource(
            value = ShardPhase.class,
            mode = Mode.INCLUDE,
            names = {"STOPPED", "FAILED", "IDLE", "BACKOFF"})
    void row63_lateSignalsAreIgnored(ShardPhase phase) {
        var shard = Scripts.in(phase);

        shard.open().event(1).hello().undecodable().broken().closed(reset());
        shard.input(new ShardInput.TimerFired(Timer.HEARTBEAT, shard.generation(), LinkHealth.GOOD));
        shard.input(new ShardInput.TimerFired(Timer.CONNECT, shard.generation(), LinkHealth.GOOD));

        shard.expectNothing().expectPhase(phase);
    }

    /** R3: a close of the old connection does not tear down the new one. */
    @ParameterizedTest
    @EnumSource(ShardPhase.class)
    void row63_signalsOfAnOlderConnectionAreIgnoredInEveryPhase(ShardPhase phase) {
        var shard = Scripts.in(phase);
        long old = shard.generation() - 1;

        shard.input(new ShardInput.Closed(old, CloseStatus.byPeer(4004, "")))
                .input(new ShardInput.Received(old, new Payload.Reconnect()))
                .input(new ShardInput.TimerFired(Timer.BACKOFF, old, LinkHealth.GOOD))
                .input(new ShardInput.DecompressionFailed(old, new RemoteProtocolException("bad")));

        shard.expectNothing().expectPhase(phase);
    }
}
