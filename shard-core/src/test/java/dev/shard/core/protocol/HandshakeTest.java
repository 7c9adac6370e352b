package dev.shard.core.protocol;

import static dev.shard.core.protocol.ShardScript.INTERVAL;
import static dev.shard.core.protocol.ShardScript.RESUME_URL;
import static dev.shard.core.protocol.ShardScript.SESSION;
import static dev.shard.core.protocol.ShardScript.SHARD;
import static dev.shard.core.protocol.ShardScript.reset;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shard.CloseStatus;
import dev.shard.Dispatch;
import dev.shard.IdentifyDelay;
import dev.shard.ShardEvent.Anomaly;
import dev.shard.ShardEvent.IdentifyDelayed;
import dev.shard.ShardEvent.Ready;
import dev.shard.ShardPhase;
import dev.shard.core.protocol.ShardEffect.Abort;
import dev.shard.core.protocol.ShardEffect.CancelPermit;
import dev.shard.core.protocol.ShardEffect.Close;
import dev.shard.core.protocol.ShardEffect.Deliver;
import dev.shard.core.protocol.ShardEffect.OpenSendGate;
import dev.shard.core.protocol.ShardEffect.Publish;
import dev.shard.core.protocol.ShardEffect.RequestPermit;
import dev.shard.core.protocol.ShardEffect.ReturnPermit;
import dev.shard.core.protocol.ShardEffect.SaveSession;
import dev.shard.core.protocol.ShardEffect.Send;
import dev.shard.core.protocol.ShardEffect.SpendPermit;
import dev.shard.core.protocol.ShardState.AfterClose.Retry;
import dev.shard.core.protocol.ShardState.Closing;
import java.time.Duration;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows 10 to 26: from the open connection to READY. */
class HandshakeTest {
    private static Trouble trouble(ShardScript shard) {
        return shard.state().course().trouble();
    }

    private static ShardScript expectClosing(ShardScript shard, int code) {
        assertThat(shard.effects(Close.class)).extracting(Close::code).containsExactly(code);
        assertThat(shard.timers()).containsExactly(Timer.CLOSE);
        return shard.expectPhase(ShardPhase.CLOSING);
    }

    @Nested
    class WhenAwaitingHello {
        @Test
        void row10_withASessionTheHeartBeatsAndResumeIsSent() {
            var shard = ShardScript.awaitingHello(SESSION).chance(0.25).hello();

            assertThat(shard.remaining(Timer.HEARTBEAT)).isEqualTo(INTERVAL.dividedBy(4));
            assertThat(shard.timers()).containsExactly(Timer.HEARTBEAT);
            assertThat(shard.sent()).containsExactly(new Outbound.Resume(SESSION));
            shard.expectPhase(ShardPhase.RESUMING);
        }

        @Test
        void row11_withoutASessionTheHeartBeatsAndAPermitIsAskedFor() {
            var shard = ShardScript.awaitingHello().chance(0.25).hello();

            assertThat(shard.remaining(Timer.HEARTBEAT)).isEqualTo(INTERVAL.dividedBy(4));
            assertThat(shard.sent()).isEmpty();
            shard.expect(new RequestPermit(1)).expectPhase(ShardPhase.AWAITING_PERMIT);
        }

        @ParameterizedTest
        @ValueSource(longs = {0, -1, 3_600_001, Long.MAX_VALUE, Long.MIN_VALUE})
        void row12_aHelloWithoutAUsableIntervalCostsTheConnection(long interval) {
            var shard = ShardScript.awaitingHello(SESSION).receive(new Payload.Hello(interval));

            expectClosing(shard, 4900);
            assertThat(trouble(shard).unproductive()).isEqualTo(1);
            assertThat(shard.state().session()).isEqualTo(SESSION);
        }

        @Test
        void row13_op7InsteadOfHelloKeepsTheSession() {
            var shard = ShardScript.awaitingHello(SESSION).receive(new Payload.Reconnect());

            expectClosing(shard, 4900);
            assertThat(trouble(shard).unproductive()).isEqualTo(1);
            assertThat(shard.state().session()).isEqualTo(SESSION);
        }

        /** S15. */
        @ParameterizedTest
        @ValueSource(booleans = {true, false})
        void row14_op9FollowsThePlan(boolean resumable) {
            var planned = ShardScript.awaitingHello(SESSION).receive(new Payload.InvalidSession(resumable));
            var unplanned = ShardScript.awaitingHello().receive(new Payload.InvalidSession(resumable));

            expectClosing(planned, resumable ? 4900 : 1000);
            assertThat(planned.state().session()).isEqualTo(resumable ? SESSION : null);
            expectClosing(unplanned, 1000);
        }

        @Test
        void row15_anEventBeforeHelloIsDeliveredAndCountsOnlyWithASession() {
            var with = ShardScript.awaitingHello(SESSION).event(42);
            var without = ShardScript.awaitingHello().event(42);

            with.expect(new Deliver(false)).expectPhase(ShardPhase.AWAITING_HELLO);
            assertThat(with.events(Anomaly.class)).hasSize(1);
            assertThat(with.state().session().sequence()).isEqualTo(42);
            without.expect(new Deliver(false)).expectPhase(ShardPhase.AWAITING_HELLO);
            assertThat(without.events(Anomaly.class)).hasSize(1);
            assertThat(without.state().session()).isNull();
        }

        @Test
        void row15_readyAndResumedBeforeHelloAreEventsLikeOthers() {
            var ready = ShardScript.awaitingHello().receive(new Payload.Ready(1, "id", RESUME_URL));
            var resumed = ShardScript.awaitingHello(SESSION).receive(new Payload.Resumed(42));

            ready.expect(new Deliver(false)).expectPhase(ShardPhase.AWAITING_HELLO);
            resumed.expect(new Deliver(false)).expectPhase(ShardPhase.AWAITING_HELLO);
        }

        /** R2. */
        @Test
        void row16_aSilentPeerIsAbortedAndItsResumeUrlAvoided() {
            var shard = ShardScript.awaitingHello(SESSION).advance(Duration.ofSeconds(15));

            shard.expect(new Abort()).expectPhase(ShardPhase.BACKOFF);
            assertThat(trouble(shard).unproductive()).isEqualTo(1);
            shard.forget().advance(Duration.ofSeconds(1));
            assertThat(shard.target()).isEqualTo(new Target.Discovery(false));
            assertThat(shard.state().session()).isNotNull();
        }
    }

    @Nested
    class WhenAwaitingThePermit {
        /** The five seconds of the bucket start when IDENTIFY is written. */
        @Test
        void row17_withThePermitIdentifyIsSent() {
            var shard = ShardScript.awaitingPermit().permit();

            shard.expect(new Send(new Outbound.Identify()), new SpendPermit()).expectPhase(ShardPhase.IDENTIFYING);
        }

        @Test
        void row18_aLostConnectionGivesThePlaceUp() {
            var shard = ShardScript.awaitingPermit().closed(reset());

            shard.expect(new CancelPermit()).expectPhase(ShardPhase.BACKOFF);
            assertThat(shard.effects(SpendPermit.class)).isEmpty();
            assertThat(trouble(shard).unproductive()).isEqualTo(1);
        }

        @Test
        void row18_op7GivesThePlaceUp() {
            var shard = ShardScript.awaitingPermit().receive(new Payload.Reconnect());

            expectClosing(shard.expect(new CancelPermit()), 4900);
            assertThat(trouble(shard).unproductive()).isEqualTo(1);
        }

        @Test
        void row18_aDeadPeerIsNoticedWhileWaiting() {
            var shard = ShardScript.awaitingPermit().advance(INTERVAL.multipliedBy(2));

            shard.expect(new CancelPermit(), new Close(4900, "heartbeat not acknowledged"));
        }

        /** R4, R8: a socket that waits keeps beating, however long. */
        @Test
        void row19_aSpentDayIsToldAndTheHeartBeatsOn() {
            var shard = ShardScript.awaitingPermit();

            var delay = new IdentifyDelay(IdentifyDelay.Reason.DAILY_BUDGET, Duration.ofHours(5));

            shard.input(new ShardInput.IdentifyDelayed(1, delay));

            assertThat(shard.events(IdentifyDelayed.class)).containsExactly(new IdentifyDelayed(SHARD, delay));
            for (int i = 0; i < 1000; i++) {
                shard.advance(INTERVAL).acknowledge();
            }
            assertThat(shard.sent()).hasSize(1000);
            shard.expectPhase(ShardPhase.AWAITING_PERMIT);
        }

        @Test
        void row20_aPermitForAnOlderConnectionIsReturned() {
            var shard = ShardScript.awaitingPermit().input(new ShardInput.PermitGranted(0));

            assertThat(shard.effects()).containsExactly(new ReturnPermit());
            shard.expectPhase(ShardPhase.AWAITING_PERMIT);
        }

        @ParameterizedTest
        @EnumSource(value = ShardPhase.class, mode = Mode.EXCLUDE, names = "AWAITING_PERMIT")
        void row20_aPermitThatNobodyWaitsForIsReturned(ShardPhase phase) {
            var shard = Scripts.in(phase).permit();

            assertThat(shard.effects()).containsExactly(new ReturnPermit());
            shard.expectPhase(phase);
        }
    }

    @Nested
    class WhenIdentifying {
        @Test
        void row21_readyStoresTheSessionAndOpensTheSendGate() {
            var shard = ShardScript.identifying().receive(new Payload.Ready(1, "9f8e7d6c", RESUME_URL));

            var session = SESSION.withSequence(1).withUpdatedAt(shard.now().wall());
            shard.expect(new SaveSession(session), new OpenSendGate())
                    .expect(new Publish(new Ready(SHARD, session)), new Deliver(false))
                    .expectPhase(ShardPhase.ACTIVE);
            assertThat(shard.state().session()).isEqualTo(session);
        }

        @Test
        void row22_readyWithoutAResumeUrlResumesAtTheUsualOne() {
            var shard = ShardScript.identifying().receive(new Payload.Ready(1, "9f8e7d6c", null));

            assertThat(shard.events(Anomaly.class)).hasSize(1);
            shard.expectPhase(ShardPhase.ACTIVE).closed(reset()).forget().advance(Duration.ofSeconds(1));
            assertThat(shard.target()).isEqualTo(new Target.Discovery(false));
            shard.open().hello();
            assertThat(shard.sent().get(0)).isInstanceOf(Outbound.Resume.class);
        }

        @Test
        void row23_readyWithoutASessionIdCostsTheConnection() {
            var shard = ShardScript.identifying().receive(new Payload.Ready(1, null, RESUME_URL));

            expectClosing(shard, 4900);
            assertThat(trouble(shard).unproductive()).isEqualTo(1);
            assertThat(shard.state().session()).isNull();
        }

        /** S15. */
        @ParameterizedTest
        @ValueSource(booleans = {true, false})
        void row24_op9MeansWaitAndIdentifyAgain(boolean resumable) {
            var shard = ShardScript.identifying().chance(0.5).receive(new Payload.InvalidSession(resumable));

            expectClosing(shard, 1000);
            assertThat(shard.state())
                    .isInstanceOfSatisfying(
                            Closing.class,
                            closing -> assertThat(closing.then()).isEqualTo(new Retry(Duration.ofSeconds(3))));
            assertThat(trouble(shard).unproductive()).isEqualTo(1);
            shard.closed(CloseStatus.local(1000, ""));
            assertThat(shard.remaining(Timer.BACKOFF)).isEqualTo(Duration.ofSeconds(3));
        }

        @Test
        void row25_op7ClosesAndThePermitStaysSpent() {
            var shard = ShardScript.identifying().receive(new Payload.Reconnect());

            expectClosing(shard, 4900);
            assertThat(shard.effects(ReturnPermit.class)).isEmpty();
            assertThat(trouble(shard).unproductive()).isEqualTo(1);
        }

        @Test
        void row25_aCloseOrALossIsFollowedByAnotherIdentify() {
            for (CloseStatus status : new CloseStatus[] {CloseStatus.byPeer(4000, ""), reset()}) {
                var shard = ShardScript.identifying().closed(status);

                shard.expectPhase(ShardPhase.BACKOFF).forget().advance(Duration.ofSeconds(1));
                shard.open().hello();
                shard.expect(new RequestPermit(2)).expectPhase(ShardPhase.AWAITING_PERMIT);
                assertThat(trouble(shard).unproductive()).isEqualTo(1);
            }
        }

        @Test
        void row26_anEventBeforeReadyIsDeliveredAndItsSequenceServesForHeartbeatsOnly() {
            var shard = ShardScript.identifying().event(7).advance(INTERVAL);

            shard.expect(new Deliver(false)).expectPhase(ShardPhase.IDENTIFYING);
            assertThat(shard.sent()).containsExactly(new Outbound.Heartbeat(7, true));
            assertThat(shard.state().session()).isNull();
        }

        @Test
        void row26_anEventWithoutASequenceLeavesTheHeartbeatsAtNull() {
            var shard = ShardScript.identifying().event(Dispatch.NO_SEQUENCE).advance(INTERVAL);

            shard.expect(new Deliver(false));
            assertThat(shard.sent()).containsExactly(new Outbound.Heartbeat(Dispatch.NO_SEQUENCE, true));
        }

        /** S28, R2: an outage may delay READY for as long as it likes; acknowledged heartbeats prove that all is well. */
        @Test
        void readyMayComeTenMinutesLate() {
            var shard = ShardScript.identifying();
            for (int i = 0; i < 15; i++) {
                shard.advance(INTERVAL).acknowledge();
            }

            shard.receive(new Payload.Ready(1, "9f8e7d6c", RESUME_URL));

            shard.expectPhase(ShardPhase.ACTIVE);
            assertThat(shard.sent()).hasOnlyElementsOfType(Outbound.Heartbeat.class);
        }

        @Test
        void readyWithoutASequenceBeginsAtZero() {
            var shard = ShardScript.identifying().receive(new Payload.Ready(Dispatch.NO_SEQUENCE, "id", RESUME_URL));

            assertThat(shard.state().session().sequence()).isZero();
        }
    }
}
