package dev.shard.core.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shard.CloseStatus;
import dev.shard.ShardEvent.Failed;
import dev.shard.ShardPhase;
import dev.shard.core.protocol.ShardEffect.Abort;
import dev.shard.core.protocol.ShardEffect.Close;
import dev.shard.core.protocol.ShardEffect.Connect;
import dev.shard.core.protocol.ShardEffect.ForgetSession;
import dev.shard.core.protocol.ShardEffect.RefuseHeld;
import dev.shard.core.protocol.ShardEffect.SaveSession;
import dev.shard.core.protocol.ShardEffect.StopTimer;
import dev.shard.core.protocol.ShardInput.StopRequested;
import dev.shard.core.protocol.ShardInput.TakenOver;
import dev.shard.spi.session.SessionHeldException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** R12: a shard that another process has taken over stops for good instead of taking the session back. Rows 9 and 58. */
class TakenOverTest {
    private final SessionHeldException holder =
            new SessionHeldException("session store lost: it was taken by process 7", "process 7");
    private final TakenOver takenOver = new TakenOver(holder);

    @Test
    void itClosesWithoutEndingTheSessionAndSaysWhyAndWhatNow() {
        var shard = ShardScript.active().event(42).forget().input(takenOver);

        shard.expect(new Close(CloseStatus.RESUMABLE, "another process runs the shard now"))
                .expectPhase(ShardPhase.CLOSING);
        shard.closed(CloseStatus.local(CloseStatus.RESUMABLE, "")).expectPhase(ShardPhase.FAILED);

        assertThat(shard.events(Failed.class))
                .singleElement()
                .satisfies(failed -> assertThat(failed.reason())
                        .hasMessage(
                                "shard=[3,16] stopped because another process runs it now: two would take the session"
                                        + " from each other; stop one of them, or give each its own shards (session store lost:"
                                        + " it was taken by process 7)")
                        .hasCause(holder));
        assertThat(shard.effects(RefuseHeld.class)).hasSize(1);
    }

    /** What is stored is the other process's. */
    @Test
    void itLeavesTheStoreAlone() {
        var shard = ShardScript.active().event(42).forget().input(takenOver);

        shard.closed(CloseStatus.local(CloseStatus.RESUMABLE, ""));

        assertThat(shard.effects(SaveSession.class)).isEmpty();
        assertThat(shard.effects(ForgetSession.class)).isEmpty();
        assertThat(shard.state().session()).isNull();
    }

    @Test
    void withoutAConnectionItEndsAtOnce() {
        var connecting = ShardScript.connecting(ShardScript.SESSION).input(takenOver);
        var backoff = ShardScript.active().closed(ShardScript.reset()).forget().input(takenOver);

        connecting.expect(new Abort(), new StopTimer(Timer.CONNECT)).expectPhase(ShardPhase.FAILED);
        backoff.expect(new StopTimer(Timer.BACKOFF)).expectPhase(ShardPhase.FAILED);
    }

    @Test
    void aCloseThatWasUnderWayIsNotFollowedByAnotherConnection() {
        var shard = ShardScript.closing().input(takenOver).advance(Duration.ofDays(1));

        shard.expectPhase(ShardPhase.FAILED);
        assertThat(shard.effects(Connect.class)).isEmpty();
    }

    @Test
    void whoIsStoppingJustStops() {
        var shard = ShardScript.active().input(new StopRequested(4900)).input(takenOver);

        shard.closed(CloseStatus.local(4900, "")).expectPhase(ShardPhase.STOPPED);
    }

    @ParameterizedTest
    @EnumSource(ShardPhase.class)
    void inWhateverPhaseItIsTheEnd(ShardPhase phase) {
        var shard = Scripts.in(phase).input(takenOver).advance(Duration.ofSeconds(5));

        assertThat(shard.phase() == ShardPhase.IDLE || shard.phase().ended()).isTrue();
        shard.forget().advance(Duration.ofDays(1)).expectNothing();
    }
}
