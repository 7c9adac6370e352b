package dev.shard.core.protocol;

import static dev.shard.core.protocol.ShardScript.INTERVAL;
import static dev.shard.core.protocol.ShardScript.SESSION;
import static dev.shard.core.protocol.ShardScript.SHARD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shard.CloseStatus;
import dev.shard.Dispatch;
import dev.shard.LocalProtocolException;
import dev.shard.ShardEvent.Anomaly;
import dev.shard.ShardEvent.HeartbeatAcknowledged;
import dev.shard.ShardPhase;
import dev.shard.core.protocol.Outbound.Heartbeat;
import dev.shard.core.protocol.ShardEffect.Abort;
import dev.shard.core.protocol.ShardEffect.Close;
import dev.shard.core.protocol.ShardEffect.Refuse;
import dev.shard.core.protocol.ShardEffect.RequestPermit;
import dev.shard.core.protocol.ShardInput.HeartbeatRequested;
import dev.shard.core.protocol.ShardInput.TimerFired;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Rows 43 to 48: heartbeats. HELLO promised {@link ShardScript#INTERVAL}, and the first beat is due after half of it. */
class LivenessTest {
    private static final Duration HALF = INTERVAL.dividedBy(2);
    private static final Heartbeat BEAT = new Heartbeat(41, true);

    /** S25. */
    @Test
    void row43_anotherHelloChangesTheIntervalAndNothingElse() {
        var shard = ShardScript.active().advance(HALF).acknowledge().forget();

        shard.receive(new Payload.Hello(10_000));

        assertThat(shard.sent()).isEmpty();
        assertThat(shard.effects(RequestPermit.class)).isEmpty();
        assertThat(shard.timers()).containsExactly(Timer.HEARTBEAT);
        assertThat(shard.remaining(Timer.HEARTBEAT)).isEqualTo(Duration.ofSeconds(10));
        shard.expectPhase(ShardPhase.ACTIVE);
    }

    @Test
    void row43_anotherHelloBeforeTheFirstBeatIsJitteredToo() {
        var shard = ShardScript.resuming().chance(0.1).receive(new Payload.Hello(10_000));

        assertThat(shard.remaining(Timer.HEARTBEAT)).isEqualTo(Duration.ofSeconds(1));
        assertThat(shard.sent()).isEmpty();
    }

    @Test
    void row43_theSameOrAnUnusableIntervalChangesNothing() {
        for (long interval : new long[] {INTERVAL.toMillis(), 0, -5}) {
            var shard = ShardScript.identifying();
            Duration before = shard.remaining(Timer.HEARTBEAT);

            shard.sleep(Duration.ofSeconds(1)).receive(new Payload.Hello(interval));

            assertThat(shard.remaining(Timer.HEARTBEAT)).isEqualTo(before.minusSeconds(1));
            assertThat(shard.events(Anomaly.class)).hasSize(1);
            shard.expectPhase(ShardPhase.IDENTIFYING);
        }
    }

    /** S6, R16. */
    @Test
    void row44_op1IsAnsweredAtOnceAndShiftsNothing() {
        var shard = ShardScript.active().advance(Duration.ofSeconds(5));
        Duration before = shard.remaining(Timer.HEARTBEAT);

        shard.receive(new Payload.Heartbeat());

        assertThat(shard.sent()).containsExactly(new Heartbeat(41, false));
        assertThat(shard.remaining(Timer.HEARTBEAT)).isEqualTo(before);
    }

    /** S12: the tick may follow within the round trip of the answer. */
    @Test
    void row44_anAnswerThatIsNotAcknowledgedConvictsNobody() {
        var shard = ShardScript.active().advance(HALF.minusMillis(1)).receive(new Payload.Heartbeat());

        shard.advance(Duration.ofMillis(1));

        shard.expectPhase(ShardPhase.ACTIVE);
        assertThat(shard.sent()).containsExactly(new Heartbeat(41, false), BEAT);
    }

    @Test
    void row44_op1BeforeHelloIsAnsweredWithTheStoredSequenceOrNull() {
        var with = ShardScript.awaitingHello(SESSION).receive(new Payload.Heartbeat());
        var without = ShardScript.awaitingHello().receive(new Payload.Heartbeat());

        assertThat(with.sent()).containsExactly(new Heartbeat(41, false));
        assertThat(without.sent()).containsExactly(new Heartbeat(Dispatch.NO_SEQUENCE, false));
    }

    @Test
    void row45_anAcknowledgementTellsTheLatency() {
        var shard =
                ShardScript.active().advance(HALF).sleep(Duration.ofMillis(80)).acknowledge();

        assertThat(shard.events(HeartbeatAcknowledged.class))
                .containsExactly(new HeartbeatAcknowledged(SHARD, Duration.ofMillis(80)));
    }

    /** S12. */
    @Test
    void row46_acknowledgementsThatNobodyAskedForAreIgnored() {
        var shard = ShardScript.active().acknowledge().expectNothing();
        shard.advance(HALF).acknowledge().forget();

        shard.acknowledge().acknowledge();

        shard.expectNothing();
        shard.advance(INTERVAL).advance(INTERVAL).expectPhase(ShardPhase.CLOSING);
    }

    @Test
    void row47_anAcknowledgedHeartBeatsAtAFixedRate() {
        var shard = ShardScript.active().advance(HALF).acknowledge();

        for (int i = 0; i < 2000; i++) {
            shard.advance(INTERVAL.minusMillis(100))
                    .advance(Duration.ofMillis(100))
                    .acknowledge();
        }

        assertThat(shard.sent()).hasSize(2001).containsOnly(BEAT);
        shard.expectPhase(ShardPhase.ACTIVE);
    }

    @Test
    void row47_theBeatBearsTheSequenceOfTheLastEvent() {
        var shard = ShardScript.active().event(42).event(43).advance(HALF);

        assertThat(shard.sent()).containsExactly(new Heartbeat(43, true));
    }

    @Test
    void row47_anEarlyTickWaitsForTheRest() {
        var shard = ShardScript.active().advance(Duration.ofSeconds(1));

        shard.input(new TimerFired(Timer.HEARTBEAT, shard.generation(), LinkHealth.GOOD));

        assertThat(shard.sent()).isEmpty();
        assertThat(shard.remaining(Timer.HEARTBEAT)).isEqualTo(HALF.minusSeconds(1));
    }

    /** S16, R1. */
    @Test
    void row48_aMissedAcknowledgementClosesTheConnectionAndKeepsTheSession() {
        var shard = ShardScript.active().advance(HALF).forget();

        shard.advance(INTERVAL);

        shard.expect(new Close(4900, "heartbeat not acknowledged")).expectPhase(ShardPhase.CLOSING);
        assertThat(shard.state().session()).isNotNull();
        assertThat(shard.state().course().trouble().unproductive()).isZero(); // active for 61 s
        shard.advance(Duration.ofSeconds(1)).expect(new Abort()).expectPhase(ShardPhase.BACKOFF);
    }

    /** R1: from the last sign of life to the end of the connection two intervals pass at most, and the close's second. */
    @Test
    void row48_aDeadPeerIsFoundWithinTwoIntervals() {
        var shard = ShardScript.active().advance(HALF).acknowledge();

        shard.advance(INTERVAL.multipliedBy(2)).expectPhase(ShardPhase.CLOSING);
    }

    @Test
    void row48_whoeverKeptTheSocketFromBeingReadConvictsNobody() {
        var shard = ShardScript.active().health(new LinkHealth(true, false));

        shard.advance(INTERVAL.multipliedBy(10)).expectPhase(ShardPhase.ACTIVE);
        assertThat(shard.sent()).hasSize(10).containsOnly(BEAT);

        shard.health(LinkHealth.GOOD).elapse(Timer.HEARTBEAT).expectPhase(ShardPhase.CLOSING);
    }

    @Test
    void row48_aBeatThatIsStuckForAnIntervalProvesThePeerDeadEvenThen() {
        var shard = ShardScript.active().health(new LinkHealth(true, true));

        shard.advance(HALF).expectPhase(ShardPhase.ACTIVE);
        shard.advance(INTERVAL).expectPhase(ShardPhase.CLOSING);
    }

    /** R1: a suspended machine asks once more before it judges, and does not make up for the beats it slept through. */
    @Test
    void aTickThatIsLateByAnIntervalBeatsOnceAndConvictsNobody() {
        var shard = ShardScript.active().advance(HALF).forget();

        shard.sleep(INTERVAL.multipliedBy(20)).advance(Duration.ZERO);

        assertThat(shard.sent()).containsExactly(BEAT);
        assertThat(shard.remaining(Timer.HEARTBEAT)).isEqualTo(INTERVAL);
        shard.expectPhase(ShardPhase.ACTIVE).advance(INTERVAL).expectPhase(ShardPhase.CLOSING);
    }

    /** S21: uniform on the interval, as chance is. */
    @Test
    void theFirstBeatFallsWhereChanceWants() {
        for (int i = 0; i < 10_000; i++) {
            var shard = ShardScript.awaitingHello().chance(i / 10_000.0).hello();

            assertThat(shard.remaining(Timer.HEARTBEAT).toNanos())
                    .isEqualTo((long) (INTERVAL.toNanos() * (i / 10_000.0)));
        }
    }

    /** S29. */
    @Test
    void aClockOnTheWallThatJumpsDisturbsNothing() {
        var shard = ShardScript.active();

        for (int hours : new int[] {1, -2, 1}) {
            shard.elapse(Timer.HEARTBEAT).moveClock(Duration.ofHours(hours));
            shard.advance(Duration.ofMillis(50)).acknowledge();
        }

        assertThat(shard.events(HeartbeatAcknowledged.class))
                .extracting(HeartbeatAcknowledged::latency)
                .containsOnly(Duration.ofMillis(50));
        assertThat(shard.sent()).hasSize(3);
        shard.expectPhase(ShardPhase.ACTIVE);
    }

    @Test
    void theUserMayAskForABeat() {
        var shard = ShardScript.active()
                .input(new HeartbeatRequested())
                .sleep(Duration.ofMillis(30))
                .acknowledge();

        assertThat(shard.sent()).containsExactly(new Heartbeat(41, false));
        assertThat(shard.events(HeartbeatAcknowledged.class))
                .containsExactly(new HeartbeatAcknowledged(SHARD, Duration.ofMillis(30)));
    }

    @ParameterizedTest
    @EnumSource(
            value = ShardPhase.class,
            names = {"IDLE", "BACKOFF", "CONNECTING", "CLOSING", "STOPPED", "FAILED"})
    void withoutAConnectionThereIsNoBeat(ShardPhase phase) {
        var shard = Scripts.in(phase).input(new HeartbeatRequested());

        assertThat(shard.effects())
                .singleElement()
                .isInstanceOfSatisfying(
                        Refuse.class,
                        refuse -> assertThat(refuse.reason())
                                .isInstanceOf(LocalProtocolException.class)
                                .hasMessageContaining(phase.name()));
    }

    @Test
    void aNewConnectionKnowsNothingOfTheOldOnesHeart() {
        var shard = ShardScript.active().advance(HALF).closed(CloseStatus.byPeer(4000, ""));
        assertThat(shard.timers()).containsExactly(Timer.BACKOFF);

        shard.elapse(Timer.BACKOFF).open().hello().forget().acknowledge();

        shard.expectNothing();
    }
}
