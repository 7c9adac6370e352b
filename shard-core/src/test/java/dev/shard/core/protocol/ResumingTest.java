package dev.shard.core.protocol;

import static dev.shard.core.protocol.ShardScript.RESUME_URL;
import static dev.shard.core.protocol.ShardScript.SESSION;
import static dev.shard.core.protocol.ShardScript.SHARD;
import static dev.shard.core.protocol.ShardScript.reset;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shard.CloseAction;
import dev.shard.CloseStatus;
import dev.shard.Dispatch;
import dev.shard.ShardEvent.Anomaly;
import dev.shard.ShardEvent.Disconnected;
import dev.shard.ShardEvent.Ready;
import dev.shard.ShardEvent.Resumed;
import dev.shard.ShardEvent.SequenceGap;
import dev.shard.ShardEvent.SessionLost;
import dev.shard.ShardPhase;
import dev.shard.core.protocol.ShardEffect.Close;
import dev.shard.core.protocol.ShardEffect.Deliver;
import dev.shard.core.protocol.ShardEffect.ForgetSession;
import dev.shard.core.protocol.ShardEffect.OpenSendGate;
import dev.shard.core.protocol.ShardEffect.Publish;
import dev.shard.core.protocol.ShardEffect.SaveSession;
import dev.shard.core.protocol.ShardState.AfterClose.Retry;
import dev.shard.core.protocol.ShardState.Closing;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows 28 to 35: from RESUME to RESUMED. The session's last sequence is 41. */
class ResumingTest {
    private static Trouble trouble(ShardScript shard) {
        return shard.state().course().trouble();
    }

    /** Ends one connection in RESUMING and is in the next one. */
    private static void fruitless(ShardScript shard) {
        shard.closed(reset()).elapse(Timer.BACKOFF).open().hello();
    }

    @Test
    void row28_replayedEventsAreDeliveredInOrderAndCounted() {
        var shard = ShardScript.resuming().event(42).event(43);

        assertThat(shard.effects()).containsExactly(new Deliver(true), new Deliver(true));
        assertThat(shard.state().session().sequence()).isEqualTo(43);
        shard.expectPhase(ShardPhase.RESUMING);
    }

    @Test
    void row28_aReplayedEventMakesTheResumeFruitful() {
        var shard = ShardScript.resuming();
        fruitless(shard);
        fruitless(shard);
        assertThat(trouble(shard).fruitless()).isEqualTo(2);

        shard.event(42);

        assertThat(trouble(shard).fruitless()).isZero();
    }

    @Test
    void row29_resumedOpensTheSendGateAndTellsHowMuchWasReplayed() {
        var shard = ShardScript.resuming().event(42).event(43).forget();

        shard.receive(new Payload.Resumed(44));

        var session = SESSION.withSequence(44).withUpdatedAt(shard.now().wall());
        shard.expect(new SaveSession(session), new OpenSendGate())
                .expect(new Publish(new Resumed(SHARD, session, 2)), new Deliver(false))
                .expectPhase(ShardPhase.ACTIVE);
        assertThat(shard.events(SequenceGap.class)).isEmpty();
    }

    /** S17, R11: what was missed and not replayed is said, before RESUMED itself. */
    @Test
    void row29_resumedWithoutTheReplayReportsTheGap() {
        var shard = ShardScript.resuming().receive(new Payload.Resumed(50));

        shard.expect(new Publish(new SequenceGap(SHARD, 42, 49)), new Deliver(false))
                .expectPhase(ShardPhase.ACTIVE);
        assertThat(shard.state().session().sequence()).isEqualTo(50);
    }

    @Test
    void row29_resumedWithAnOldSequenceOrNoneIsBelievedAndTurnsNothingBack() {
        var old = ShardScript.resuming().receive(new Payload.Resumed(41));
        var none = ShardScript.resuming().receive(new Payload.Resumed(Dispatch.NO_SEQUENCE));

        assertThat(old.effects(Deliver.class)).isEmpty();
        assertThat(old.events(Anomaly.class)).hasSize(1);
        assertThat(none.effects(Deliver.class)).hasSize(1);
        for (ShardScript shard : new ShardScript[] {old, none}) {
            shard.expectPhase(ShardPhase.ACTIVE);
            assertThat(shard.state().session().sequence()).isEqualTo(41);
        }
    }

    @Test
    void row30_readyReplacesTheSessionAndItsLossIsSaidFirst() {
        var shard = ShardScript.resuming().receive(new Payload.Ready(1, "new", RESUME_URL));

        var session = shard.state().session();
        assertThat(session.sessionId()).isEqualTo("new");
        assertThat(session.sequence()).isEqualTo(1);
        shard.expect(
                        new Publish(new SessionLost(SHARD, SESSION, "the Gateway began another one")),
                        new Publish(new SequenceGap(SHARD, 42, Dispatch.NO_SEQUENCE)),
                        new Publish(new Ready(SHARD, session)),
                        new Deliver(false))
                .expect(new SaveSession(session), new OpenSendGate())
                .expectPhase(ShardPhase.ACTIVE);
        assertThat(shard.effects(ForgetSession.class)).isEmpty();
    }

    /** S15. */
    @Test
    void row31_op9FalseLosesTheSession() {
        var shard = ShardScript.resuming().chance(0).receive(new Payload.InvalidSession(false));

        shard.expect(new ForgetSession(), new Close(1000, "op 9: invalid session"))
                .expect(new Publish(new SessionLost(SHARD, SESSION, "op 9: invalid session")))
                .expectPhase(ShardPhase.CLOSING);
        shard.closed(CloseStatus.local(1000, "")).forget();
        assertThat(shard.remaining(Timer.BACKOFF)).isEqualTo(Duration.ofSeconds(1));
        shard.elapse(Timer.BACKOFF);
        assertThat(shard.target()).isEqualTo(new Target.Discovery(false));
    }

    /** S15, S24: the code keeps the session. */
    @Test
    void row32_op9TrueKeepsTheSessionAndCountsAsFruitless() {
        var shard = ShardScript.resuming().chance(0.75).receive(new Payload.InvalidSession(true));

        shard.expect(new Close(4900, "op 9: resume")).expectPhase(ShardPhase.CLOSING);
        assertThat(shard.state())
                .isInstanceOfSatisfying(
                        Closing.class,
                        closing -> assertThat(closing.then()).isEqualTo(new Retry(Duration.ofSeconds(4))));
        assertThat(shard.state().session()).isEqualTo(SESSION);
        assertThat(trouble(shard).fruitless()).isEqualTo(1);
    }

    @Test
    void row32_op9TrueAfterAReplayIsNotFruitless() {
        var shard = ShardScript.resuming().event(42).receive(new Payload.InvalidSession(true));

        assertThat(trouble(shard).fruitless()).isZero();
    }

    @Test
    void row33_op7InTheMiddleOfTheReplayGoesOnFromTheLastEvent() {
        var shard = ShardScript.resuming().event(42).event(43).receive(new Payload.Reconnect());

        shard.expect(new Close(4900, "op 7: reconnect")).expectPhase(ShardPhase.CLOSING);
        shard.closed(CloseStatus.local(4900, "")).elapse(Timer.BACKOFF).open().hello();
        assertThat(shard.sent())
                .singleElement()
                .isInstanceOfSatisfying(
                        Outbound.Resume.class,
                        resume -> assertThat(resume.session().sequence()).isEqualTo(43));
    }

    /** S9. */
    @ParameterizedTest
    @ValueSource(ints = {4003, 4007, 4009})
    void row34_aCloseThatInvalidatesTheSessionLosesIt(int code) {
        var shard = ShardScript.resuming().closed(CloseStatus.byPeer(code, ""));

        shard.expectPhase(ShardPhase.BACKOFF);
        assertThat(shard.state().session()).isNull();
        assertThat(shard.events(Disconnected.class).get(0).next()).contains(CloseAction.IDENTIFY);
        shard.elapse(Timer.BACKOFF).open().hello().permit();
        assertThat(shard.sent()).containsExactly(new Outbound.Identify());
    }

    @Test
    void row35_aDropBeforeAnyReplayIsFruitless() {
        var shard = ShardScript.resuming().closed(reset());

        assertThat(trouble(shard).fruitless()).isEqualTo(1);
        assertThat(trouble(shard).unproductive()).isEqualTo(1);
        assertThat(shard.state().session()).isNotNull();
        shard.expectPhase(ShardPhase.BACKOFF);
    }

    /** R5: down the ladder once more, from the base URL to a new session. */
    @Test
    void row35_afterThreeFruitlessResumesTheSessionIsGivenUp() {
        var shard = ShardScript.resuming();
        fruitless(shard);
        assertThat(shard.effects(ShardEffect.Connect.class))
                .extracting(ShardEffect.Connect::target)
                .containsExactly(new Target.Discovery(false));
        fruitless(shard);

        shard.closed(reset());

        assertThat(shard.events(SessionLost.class))
                .extracting(SessionLost::cause)
                .containsExactly("3 resumes in a row came to nothing");
        shard.elapse(Timer.BACKOFF).open().hello().expectPhase(ShardPhase.AWAITING_PERMIT);
    }
}
