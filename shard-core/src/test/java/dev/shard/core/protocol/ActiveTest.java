package dev.shard.core.protocol;

import static dev.shard.core.protocol.ShardScript.RESUME_URL;
import static dev.shard.core.protocol.ShardScript.SHARD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shard.CloseStatus;
import dev.shard.CommandRejectedException;
import dev.shard.Dispatch;
import dev.shard.ShardEvent.Anomaly;
import dev.shard.ShardEvent.Ready;
import dev.shard.ShardEvent.SequenceGap;
import dev.shard.ShardEvent.SessionLost;
import dev.shard.ShardFailedException;
import dev.shard.ShardPhase;
import dev.shard.ShardStoppedException;
import dev.shard.core.protocol.ShardEffect.Admit;
import dev.shard.core.protocol.ShardEffect.Close;
import dev.shard.core.protocol.ShardEffect.Deliver;
import dev.shard.core.protocol.ShardEffect.Hold;
import dev.shard.core.protocol.ShardEffect.OpenSendGate;
import dev.shard.core.protocol.ShardEffect.Publish;
import dev.shard.core.protocol.ShardEffect.Refuse;
import dev.shard.core.protocol.ShardEffect.ShutSendGate;
import dev.shard.core.protocol.ShardInput.CommandIssued;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Rows 36 to 42: an established session. Its last sequence is 41. */
class ActiveTest {
    private static long sequence(ShardScript shard) {
        return shard.state().session().sequence();
    }

    @Test
    void row36_anEventIsDeliveredAndCountedInOneStep() {
        var shard = ShardScript.active().event(42);

        assertThat(shard.effects()).containsExactly(new Deliver(false));
        assertThat(sequence(shard)).isEqualTo(42);
    }

    /** R11. */
    @Test
    void row36_missingEventsAreSaidBeforeTheNextOne() {
        var shard = ShardScript.active().event(45);

        assertThat(shard.effects()).containsExactly(new Publish(new SequenceGap(SHARD, 42, 44)), new Deliver(false));
        assertThat(sequence(shard)).isEqualTo(45);
    }

    /** R11. */
    @Test
    void row36_anEventThatCameBeforeIsNotDeliveredAgainAndThatIsSaidOnce() {
        var shard = ShardScript.active().event(41).event(3).event(0);

        assertThat(shard.effects(Deliver.class)).isEmpty();
        assertThat(shard.events(Anomaly.class)).hasSize(1);
        assertThat(sequence(shard)).isEqualTo(41);
    }

    @Test
    void row36_theLargestSequenceIsNoGapAndEndsNothing() {
        var shard = ShardScript.active()
                .event(Long.MAX_VALUE)
                .forget()
                .event(Long.MAX_VALUE)
                .event(42);

        assertThat(shard.effects(Deliver.class)).isEmpty();
        assertThat(shard.events(SequenceGap.class)).isEmpty();
        assertThat(sequence(shard)).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void row37_anEventWithoutASequenceIsDeliveredAndNotCounted() {
        var shard = ShardScript.active().event(Dispatch.NO_SEQUENCE);

        assertThat(shard.effects()).containsExactly(new Deliver(false));
        assertThat(sequence(shard)).isEqualTo(41);
    }

    @Test
    void row38_anUnknownNameIsDeliveredAndCountedLikeAnyOther() {
        var shard = ShardScript.active()
                .receive(new Payload.Event(42, "SOMETHING_OF_NEXT_YEAR"))
                .receive(new Payload.Event(43, ""));

        assertThat(shard.effects()).containsExactly(new Deliver(false), new Deliver(false));
        assertThat(sequence(shard)).isEqualTo(43);
    }

    @Test
    void row39_readyAgainReplacesTheSession() {
        var shard = ShardScript.active();
        var old = shard.state().session();

        shard.receive(new Payload.Ready(1, "new", RESUME_URL));

        shard.expect(
                        new Publish(new SessionLost(SHARD, old, "the Gateway began another one")),
                        new Publish(new SequenceGap(SHARD, 42, Dispatch.NO_SEQUENCE)),
                        new Publish(new Ready(SHARD, shard.state().session())),
                        new Deliver(false))
                .expectPhase(ShardPhase.ACTIVE);
        assertThat(shard.events(Anomaly.class)).hasSize(1);
        assertThat(shard.effects(OpenSendGate.class)).isEmpty();
        assertThat(shard.state().session().sessionId()).isEqualTo("new");
        assertThat(sequence(shard)).isEqualTo(1);
    }

    @Test
    void row39_readyAgainWithoutASessionIdCostsTheConnectionAndKeepsTheSession() {
        var shard = ShardScript.active().receive(new Payload.Ready(1, null, null));

        shard.expect(new Close(4900, "READY without a session_id")).expectPhase(ShardPhase.CLOSING);
        assertThat(sequence(shard)).isEqualTo(41);
    }

    @Test
    void row39_resumedAgainIsAnEventLikeAnyOther() {
        var shard = ShardScript.active().receive(new Payload.Resumed(42));

        shard.expect(new Deliver(false)).expectPhase(ShardPhase.ACTIVE);
        assertThat(shard.events(Anomaly.class)).hasSize(1);
        assertThat(sequence(shard)).isEqualTo(42);
    }

    @Test
    void row40_op7ShutsTheGateAndKeepsTheSession() {
        var shard = ShardScript.active().receive(new Payload.Reconnect());

        shard.expect(new ShutSendGate(), new Close(4900, "op 7: reconnect")).expectPhase(ShardPhase.CLOSING);
        assertThat(shard.timers()).containsExactly(Timer.CLOSE);
        assertThat(shard.remaining(Timer.CLOSE)).isEqualTo(Duration.ofSeconds(5));
    }

    /** S20. */
    @Test
    void row40_afterAStableTimeTheNextConnectionFollowsAtOnce() {
        var shard = ShardScript.active();
        shard.advance(Duration.ofSeconds(30)).acknowledge().receive(new Payload.Reconnect());

        shard.chance(0.999_999).closed(CloseStatus.local(4900, ""));

        assertThat(shard.remaining(Timer.BACKOFF)).isLessThan(Duration.ofMillis(250));
        shard.forget().elapse(Timer.BACKOFF).open().hello();
        assertThat(shard.sent()).singleElement().isInstanceOf(Outbound.Resume.class);
    }

    @Test
    void row40_op7StormsAreBackedOff() {
        var shard = ShardScript.active();
        shard.advance(Duration.ofSeconds(29)).acknowledge().receive(new Payload.Reconnect());

        shard.closed(CloseStatus.local(4900, ""));

        assertThat(shard.remaining(Timer.BACKOFF)).isEqualTo(Duration.ofMillis(750));
    }

    @Test
    void row41_aCommandIsAdmitted() {
        var shard = ShardScript.active().input(new CommandIssued());

        assertThat(shard.effects()).containsExactly(new Admit());
    }

    /** S1, R16. */
    @ParameterizedTest
    @EnumSource(
            value = ShardPhase.class,
            names = {
                "IDLE",
                "BACKOFF",
                "CONNECTING",
                "AWAITING_HELLO",
                "AWAITING_PERMIT",
                "IDENTIFYING",
                "RESUMING",
                "CLOSING"
            })
    void row42_aCommandWaitsForTheSession(ShardPhase phase) {
        var shard = Scripts.in(phase).input(new CommandIssued());

        assertThat(shard.effects()).containsExactly(new Hold());
        shard.expectPhase(phase);
    }

    @Test
    void row42_aStoppedShardRefusesCommands() {
        var stopped = ShardScript.stopped().input(new CommandIssued());
        var stopping = ShardScript.active()
                .input(new ShardInput.StopRequested(1000))
                .forget()
                .input(new CommandIssued());

        for (ShardScript shard : new ShardScript[] {stopped, stopping}) {
            assertThat(shard.effects(Refuse.class))
                    .singleElement()
                    .satisfies(refuse -> assertThat(refuse.reason())
                            .isInstanceOf(ShardStoppedException.class)
                            .isNotInstanceOf(CommandRejectedException.class));
        }
    }

    @Test
    void row42_aFailedShardRefusesCommandsWithItsReason() {
        var shard = ShardScript.failed().input(new CommandIssued());

        assertThat(shard.effects(Refuse.class))
                .singleElement()
                .satisfies(refuse -> assertThat(refuse.reason())
                        .isInstanceOf(ShardFailedException.class)
                        .hasMessageContaining("4004"));
    }

    /** S1: the gate opens for the held commands once RESUMED is there, not before. */
    @Test
    void heldCommandsLeaveAfterResumed() {
        var shard = ShardScript.resuming().input(new CommandIssued()).event(42);
        assertThat(shard.effects()).doesNotContain(new OpenSendGate());

        shard.receive(new Payload.Resumed(43));

        shard.expect(new Hold(), new OpenSendGate());
    }
}
