package dev.shard.core.protocol;

import static dev.shard.core.protocol.ShardScript.RESUME_URL;
import static dev.shard.core.protocol.ShardScript.SHARD;
import static dev.shard.core.protocol.ShardScript.reset;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shard.BackoffPolicy;
import dev.shard.CloseAction;
import dev.shard.CloseStatus;
import dev.shard.LocalProtocolException;
import dev.shard.RemoteProtocolException;
import dev.shard.ShardEvent.Disconnected;
import dev.shard.ShardEvent.Failed;
import dev.shard.ShardEvent.SessionLost;
import dev.shard.ShardEvent.Stopped;
import dev.shard.ShardPhase;
import dev.shard.ShardStoppedException;
import dev.shard.core.protocol.ShardEffect.Abort;
import dev.shard.core.protocol.ShardEffect.CancelPermit;
import dev.shard.core.protocol.ShardEffect.Close;
import dev.shard.core.protocol.ShardEffect.Connect;
import dev.shard.core.protocol.ShardEffect.Deliver;
import dev.shard.core.protocol.ShardEffect.ForgetSession;
import dev.shard.core.protocol.ShardEffect.Publish;
import dev.shard.core.protocol.ShardEffect.Refuse;
import dev.shard.core.protocol.ShardEffect.RefuseHeld;
import dev.shard.core.protocol.ShardEffect.SaveSession;
import dev.shard.core.protocol.ShardEffect.StopTimer;
import dev.shard.core.protocol.ShardInput.ReconnectRequested;
import dev.shard.core.protocol.ShardInput.ReinstantiateRequested;
import dev.shard.core.protocol.ShardInput.StopRequested;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows 9, 27, 55 to 61, 63: how connections, and shards, end. */
class EndingTest {
    private static final ReconnectRequested RECONNECT = new ReconnectRequested();
    private static final ReinstantiateRequested REINSTANTIATE = new ReinstantiateRequested();

    @Nested
    class WhenThePeerCloses {
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
                    .satisfies(
                            stopped -> assertThat(stopped.session().sequence()).isEqualTo(41));
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

    @Nested
    class WhenTheUserStops {
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

            shard.expect(new ForgetSession(), new Close(code, "stopped by request"))
                    .expectPhase(ShardPhase.CLOSING);
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
                    .satisfies(
                            stopped -> assertThat(stopped.session().sequence()).isEqualTo(42));
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

    @Nested
    class WhenTheUserReconnects {
        @Test
        void row59_reconnectClosesAndResumesAtOnce() {
            var shard = ShardScript.active().input(RECONNECT);

            shard.expect(new Close(4900, "reconnect by request")).expectPhase(ShardPhase.CLOSING);
            shard.forget().closed(CloseStatus.local(4900, ""));
            assertThat(shard.target()).isEqualTo(new Target.Resume(RESUME_URL));
            assertThat(shard.timers()).containsExactly(Timer.CONNECT);
            assertThat(shard.events(Disconnected.class))
                    .containsExactly(new Disconnected(
                            SHARD,
                            CloseStatus.local(4900, "reconnect by request"),
                            Optional.of(CloseAction.RESUME),
                            Duration.ZERO));
        }

        @Test
        void row59_aNewSessionClosesWith1000AndIdentifiesAtTheOriginalUrl() {
            var url = URI.create("ws://127.0.0.1:8080");
            var shard = ShardScript.idle().input(new ShardInput.Start(null, new Origin(url, 10)));
            shard.open()
                    .hello()
                    .permit()
                    .receive(new Payload.Ready(1, "id", RESUME_URL))
                    .forget();

            shard.input(REINSTANTIATE);

            shard.expect(new ForgetSession(), new Close(1000, "new session by request"));
            assertThat(shard.events(SessionLost.class)).hasSize(1);
            shard.forget().closed(CloseStatus.local(1000, ""));
            assertThat(shard.target()).isEqualTo(new Target.Given(url));
            shard.open().hello().expectPhase(ShardPhase.AWAITING_PERMIT);
        }

        /** R9: any wait can be cut short. */
        @Test
        void row59_aWaitIsCutShort() {
            var resumed = ShardScript.active().closed(reset()).forget().input(RECONNECT);
            var renewed = ShardScript.active().closed(reset()).forget().input(REINSTANTIATE);

            assertThat(resumed.target()).isEqualTo(new Target.Resume(RESUME_URL));
            assertThat(renewed.target()).isEqualTo(new Target.Discovery(false));
            assertThat(resumed.timers()).containsExactly(Timer.CONNECT);
            assertThat(renewed.timers()).containsExactly(Timer.CONNECT);
        }

        @Test
        void row59_aCloseUnderWayIsFollowedByTheNextConnectionAtOnce() {
            var resumed = ShardScript.closing().input(RECONNECT).closed(CloseStatus.local(4900, ""));
            var renewed = ShardScript.closing().input(REINSTANTIATE).closed(CloseStatus.local(4900, ""));

            assertThat(resumed.target()).isEqualTo(new Target.Resume(RESUME_URL));
            assertThat(renewed.target()).isEqualTo(new Target.Discovery(false));
        }

        @Test
        void row59_aConnectionThatIsBeingOpenedServesUnlessItWasMeantToResume() {
            ShardScript.connecting().input(RECONNECT).expectNothing();
            ShardScript.connecting().input(REINSTANTIATE).expectNothing();
            ShardScript.connecting(ShardScript.SESSION).input(RECONNECT).expectNothing();

            var shard = ShardScript.connecting(ShardScript.SESSION).input(REINSTANTIATE);

            shard.expect(new Abort(), new Connect(2, new Target.Discovery(false), 10));
            assertThat(shard.timers()).containsExactly(Timer.CONNECT);
        }

        @Test
        void row59_theUsersWishCountsAsNoTroubleAndNeedsNoAutoReconnect() {
            var shard = ShardScript.active(ShardScript.idle(config -> config.autoReconnect(false)));

            shard.input(RECONNECT).closed(CloseStatus.local(4900, "")).expectPhase(ShardPhase.CONNECTING);

            assertThat(shard.state().course().trouble()).isEqualTo(Trouble.NONE);
        }

        @ParameterizedTest
        @EnumSource(
                value = ShardPhase.class,
                names = {"IDLE", "STOPPED", "FAILED"})
        void aShardThatDoesNotRunRefuses(ShardPhase phase) {
            for (ShardInput wish : List.of(RECONNECT, REINSTANTIATE)) {
                var shard = Scripts.in(phase).input(wish);

                assertThat(shard.effects())
                        .singleElement()
                        .isInstanceOfSatisfying(
                                Refuse.class,
                                refuse -> assertThat(refuse.reason()).isInstanceOf(LocalProtocolException.class));
                shard.expectPhase(phase);
            }
        }

        @Test
        void aShardThatIsStoppingRefuses() {
            for (ShardInput wish : List.of(RECONNECT, REINSTANTIATE)) {
                var shard = ShardScript.active()
                        .input(new StopRequested(1000))
                        .forget()
                        .input(wish);

                assertThat(shard.effects(Refuse.class)).hasSize(1);
                shard.closed(CloseStatus.local(1000, "")).expectPhase(ShardPhase.STOPPED);
            }
        }
    }

    @Nested
    class WhenClosing {
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
