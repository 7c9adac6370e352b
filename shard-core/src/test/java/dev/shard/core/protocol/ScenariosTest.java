package dev.shard.core.protocol;

import static dev.shard.core.protocol.ShardScript.RESUME_URL;
import static dev.shard.core.protocol.ShardScript.reset;
import static dev.shard.core.protocol.ShardScript.unreachable;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shard.CloseStatus;
import dev.shard.ShardPhase;
import dev.shard.TransportException;
import dev.shard.core.protocol.ShardEffect.Close;
import dev.shard.core.protocol.ShardEffect.Connect;
import dev.shard.core.protocol.ShardEffect.RequestPermit;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Stories that span several connections. */
class ScenariosTest {
    private static ShardScript readyAndDropped(ShardScript shard) {
        return shard.open()
                .hello()
                .permit()
                .receive(new Payload.Ready(1, "session-" + shard.generation(), RESUME_URL))
                .closed(CloseStatus.byPeer(4009, ""))
                .elapse(Timer.BACKOFF);
    }

    /**
     * S3, R9: a Gateway that says READY and hangs up sees 2 attempts a minute at most in the long run, which leaves most of
     * the day's thousand identifies for whoever sees to it within some hours.
     */
    @Test
    void aGatewayThatSaysReadyAndHangsUpIsNotHammered() {
        var shard = ShardScript.connecting().chance(0);
        for (int i = 0; i < 10; i++) {
            readyAndDropped(shard);
        }
        long start = shard.now().nanos();
        shard.forget();

        for (int i = 0; i < 1000; i++) {
            readyAndDropped(shard);
        }

        double hours = (shard.now().nanos() - start) / 3.6e12;
        assertThat(shard.effects(RequestPermit.class)).hasSize(1000);
        assertThat(1000 / hours).isLessThanOrEqualTo(120);
    }

    /** S7. */
    @Test
    void closesThatKeepTheSessionCostNoIdentify() {
        var shard = ShardScript.active();
        long sequence = 41;
        for (int code : new int[] {4000, 4001, 4002, 4008}) {
            shard.closed(CloseStatus.byPeer(code, ""))
                    .elapse(Timer.BACKOFF)
                    .open()
                    .hello();
            shard.event(++sequence).receive(new Payload.Resumed(++sequence)).expectPhase(ShardPhase.ACTIVE);
        }

        assertThat(shard.sent()).hasSize(4).hasOnlyElementsOfType(Outbound.Resume.class);
        assertThat(shard.effects(RequestPermit.class)).isEmpty();
    }

    /** S9. */
    @ParameterizedTest
    @ValueSource(ints = {4007, 4009})
    void afterACloseThatEndsTheSessionTheFirstFrameIsIdentify(int code) {
        for (ShardScript shard : new ShardScript[] {ShardScript.active(), ShardScript.resuming()}) {
            shard.closed(CloseStatus.byPeer(code, ""))
                    .elapse(Timer.BACKOFF)
                    .open()
                    .hello()
                    .permit();

            assertThat(shard.sent()).first().isEqualTo(new Outbound.Identify());
        }
    }

    static Stream<Arguments> op9() {
        return Stream.of(ShardPhase.values())
                .filter(ShardPhase::connected)
                .flatMap(phase -> Stream.of(Arguments.of(phase, true), Arguments.of(phase, false)));
    }

    /** S15, S24: op 9 in each phase; the code keeps the session exactly if there is one that may be resumed. */
    @ParameterizedTest
    @MethodSource("op9")
    void op9IsAnsweredWithTheCodeThatFits(ShardPhase phase, boolean resumable) {
        var shard = Scripts.in(phase);
        boolean resume = resumable && shard.state().session() != null;

        shard.receive(new Payload.InvalidSession(resumable)).expectPhase(ShardPhase.CLOSING);

        assertThat(shard.effects(Close.class)).extracting(Close::code).containsExactly(resume ? 4900 : 1000);
        assertThat(shard.state().session() != null).isEqualTo(resume);
    }

    /** S26, R5: the whole ladder: resume host, base URL, a session that leads nowhere, a new one. */
    @Test
    void theLadderLeadsFromTheResumeHostToANewSession() {
        var shard = ShardScript.active().closed(reset()).elapse(Timer.BACKOFF);
        assertThat(shard.target()).isEqualTo(new Target.Resume(RESUME_URL));

        shard.closed(unreachable()).elapse(Timer.BACKOFF);
        shard.closed(unreachable()).elapse(Timer.BACKOFF);
        shard.closed(unreachable()).elapse(Timer.BACKOFF);
        for (int i = 0; i < 3; i++) {
            shard.open().hello().closed(reset()).elapse(Timer.BACKOFF);
        }
        shard.open().hello().permit();

        assertThat(shard.effects(Connect.class))
                .extracting(Connect::target)
                .containsExactly(
                        new Target.Resume(RESUME_URL),
                        new Target.Discovery(false),
                        new Target.Discovery(false),
                        new Target.Discovery(true),
                        new Target.Discovery(false),
                        new Target.Discovery(false),
                        new Target.Discovery(false));
        assertThat(shard.sent()).hasSize(4).last().isEqualTo(new Outbound.Identify());
    }

    /** S27: what answers anything but an upgrade is tried again, more and more rarely. */
    @ParameterizedTest
    @ValueSource(ints = {200, 400, 403, 429, 500, 503})
    void anAnswerThatIsNoUpgradeIsABackedOffFailure(int httpStatus) {
        var shard = ShardScript.connecting();
        var status = CloseStatus.neverOpened(
                new TransportException(TransportException.Phase.UPGRADE, "HTTP " + httpStatus, httpStatus, null, null));

        Duration last = Duration.ZERO;
        for (int i = 0; i < 6; i++) {
            shard.closed(status).expectPhase(ShardPhase.BACKOFF);
            assertThat(shard.remaining(Timer.BACKOFF)).isGreaterThan(last);
            last = shard.remaining(Timer.BACKOFF);
            shard.elapse(Timer.BACKOFF);
        }
    }

    /** R9: only a connection that stayed active for half a minute starts the count anew. */
    @Test
    void theCountStartsAnewAfterAStableConnection() {
        var shard = ShardScript.connecting();
        for (int i = 0; i < 5; i++) {
            shard.closed(unreachable()).elapse(Timer.BACKOFF);
        }
        shard.open().hello().permit().receive(new Payload.Ready(1, "id", RESUME_URL));
        assertThat(shard.state().course().trouble().unproductive()).isEqualTo(5);

        shard.advance(Duration.ofSeconds(30)).closed(reset());

        assertThat(shard.state().course().trouble().unproductive()).isZero();
        assertThat(shard.remaining(Timer.BACKOFF)).isEqualTo(Duration.ofMillis(125));
    }

    /** S1: what was not sent is held, and leaves after RESUMED, once; the gate is shut in between. */
    @Test
    void theSendGateIsShutFromTheDropToResumed() {
        var shard = ShardScript.active().closed(reset()).input(new ShardInput.CommandIssued());
        shard.elapse(Timer.BACKOFF).open().hello().receive(new Payload.Resumed(42));

        shard.expect(new ShardEffect.ShutSendGate(), new ShardEffect.Hold(), new ShardEffect.OpenSendGate());
        assertThat(shard.effects(ShardEffect.OpenSendGate.class)).hasSize(1);
    }

    /** R12: what counts is when its connection was lost, not how often a resume was tried since. */
    @Test
    void aSessionGrowsOldFromTheEndOfItsConnection() {
        var shard = ShardScript.active().advance(Duration.ofSeconds(5)).closed(reset());
        var lost = shard.now().wall();
        shard.elapse(Timer.BACKOFF);
        for (int i = 0; i < 5; i++) {
            shard.closed(unreachable())
                    .elapse(Timer.BACKOFF)
                    .open()
                    .closed(reset())
                    .elapse(Timer.BACKOFF);
        }

        shard.input(new ShardInput.StopRequested(4900));

        assertThat(shard.state().session().updatedAt()).isEqualTo(lost);
        assertThat(shard.effects(ShardEffect.SaveSession.class))
                .extracting(save -> save.session().updatedAt())
                .containsOnly(lost);
    }
}
