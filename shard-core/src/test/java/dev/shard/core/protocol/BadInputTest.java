package dev.shard.core.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shard.CloseStatus;
import dev.shard.ShardEvent.Anomaly;
import dev.shard.ShardEvent.PayloadRejected;
import dev.shard.ShardEvent.SessionLost;
import dev.shard.ShardPhase;
import dev.shard.core.protocol.ShardEffect.Close;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Rows 49 to 54: what a peer should not send. */
class BadInputTest {
    private static ShardScript resumeAgain(ShardScript shard) {
        return shard.closed(CloseStatus.local(4900, ""))
                .elapse(Timer.BACKOFF)
                .open()
                .hello();
    }

    @ParameterizedTest
    @EnumSource(
            value = ShardPhase.class,
            names = {"AWAITING_HELLO", "AWAITING_PERMIT", "IDENTIFYING", "RESUMING", "ACTIVE"})
    void row49_anUnknownOpcodeIsSaidOnceAndIgnored(ShardPhase phase) {
        var shard = Scripts.in(phase);

        shard.receive(new Payload.Unknown(99)).receive(new Payload.Unknown(99)).receive(new Payload.Unknown(2));

        assertThat(shard.events(Anomaly.class))
                .extracting(Anomaly::description)
                .containsExactly("unknown opcode 99", "opcode 2 (IDENTIFY), which only clients send");
        assertThat(shard.effects()).hasSize(2);
        shard.expectPhase(phase);
    }

    @Test
    void row49_aPeerThatInventsOpcodesWithoutEndDoesNotFillOurMemory() {
        var shard = ShardScript.active();

        for (int op = 100; op < 10_000; op++) {
            shard.receive(new Payload.Unknown(op));
        }

        assertThat(shard.events(Anomaly.class)).hasSize(64);
        shard.expectPhase(ShardPhase.ACTIVE);
    }

    @Test
    void row50_anUndecodablePayloadIsReportedAndSkipped() {
        var shard = ShardScript.active().undecodable().event(42);

        assertThat(shard.events(PayloadRejected.class)).hasSize(1);
        shard.expect(new ShardEffect.Deliver(false)).expectPhase(ShardPhase.ACTIVE);
    }

    /** R15. */
    @Test
    void row51_threeUndecodablePayloadsInAMinuteCostTheConnection() {
        var shard = ShardScript.active()
                .undecodable()
                .undecodable()
                .advance(Duration.ofMillis(59_999))
                .acknowledge();
        var later = ShardScript.active().undecodable().undecodable().sleep(Duration.ofSeconds(60));

        shard.undecodable();
        later.undecodable();

        assertThat(shard.events(PayloadRejected.class)).hasSize(3);
        shard.expect(new Close(4900, "three undecodable payloads in a minute")).expectPhase(ShardPhase.CLOSING);
        assertThat(shard.state().session()).isNotNull();
        later.expectPhase(ShardPhase.ACTIVE);
    }

    @Test
    void row51_theMinuteSlides() {
        var shard =
                ShardScript.active().undecodable().sleep(Duration.ofSeconds(40)).undecodable();
        shard.sleep(Duration.ofSeconds(30)).undecodable().expectPhase(ShardPhase.ACTIVE);

        shard.sleep(Duration.ofSeconds(20)).undecodable();

        shard.expectPhase(ShardPhase.CLOSING);
    }

    /** S30, R13: the limit costs the connection, not the session. */
    @Test
    void row52_aBrokenStreamCostsTheConnectionAndNotTheSession() {
        var shard = ShardScript.active().broken();

        shard.expect(new Close(4900, "decompression failed")).expectPhase(ShardPhase.CLOSING);
        assertThat(shard.events(PayloadRejected.class)).hasSize(1);
        assertThat(shard.state().session()).isNotNull();
    }

    @Test
    void row52_aReplayThatBreaksTheStreamAgainCostsTheSession() {
        var shard = resumeAgain(ShardScript.active().broken()).event(42).forget();

        shard.broken();

        shard.expect(new Close(4900, "decompression failed"));
        assertThat(shard.events(SessionLost.class)).hasSize(1);
        assertThat(shard.state().session()).isNull();
    }

    /** A session cannot be resumed with another compression than it was begun with, so both go together. */
    @Test
    void row52_theCompressionGoesWithTheSession() {
        var once = ShardScript.active().broken();
        var twice = resumeAgain(ShardScript.active().broken()).event(42).broken();

        assertThat(once.effects(ShardEffect.FallBack.class)).isEmpty();
        assertThat(twice.effects(ShardEffect.FallBack.class)).hasSize(1);
    }

    @Test
    void row52_theNextCompressionHasTwoTriesAsWell() {
        var shard = resumeAgain(ShardScript.active().broken()).event(42).broken();

        resumeAgain(shard).forget().broken();

        assertThat(shard.effects(ShardEffect.FallBack.class)).isEmpty();
    }

    @Test
    void row52_betweenTwoBrokenStreamsAnActiveConnectionOrAnotherEndForgives() {
        var active = resumeAgain(ShardScript.active().broken()).receive(new Payload.Resumed(42));
        var another = resumeAgain(ShardScript.active().broken()).event(42).closed(ShardScript.reset());

        active.broken();
        another.elapse(Timer.BACKOFF).open().hello().broken();

        assertThat(active.state().session()).isNotNull();
        assertThat(another.state().session()).isNotNull();
    }

    @Test
    void row53_aTextFrameInACompressedConnectionIsReadAndSaidOnce() {
        var shard = ShardScript.active();

        for (int i = 0; i < 3; i++) {
            shard.input(new ShardInput.PlainFrameReceived(shard.generation())).event(42 + i);
        }

        assertThat(FrameRoute.of(true, true, true, '{')).isEqualTo(FrameRoute.PLAIN_UNEXPECTED);
        assertThat(shard.events(Anomaly.class)).hasSize(1);
        assertThat(shard.effects(ShardEffect.Deliver.class)).hasSize(3);
        shard.expectPhase(ShardPhase.ACTIVE);
    }

    @Test
    void row54_aBinaryFrameWithoutTransportCompressionIsInflatedIfItIsZlib() {
        assertThat(FrameRoute.of(false, false, true, 0x78)).isEqualTo(FrameRoute.DECOMPRESS);
        assertThat(FrameRoute.of(false, false, true, '{')).isEqualTo(FrameRoute.UNDECODABLE);
        assertThat(FrameRoute.of(false, false, true, -1)).isEqualTo(FrameRoute.UNDECODABLE);
    }

    @Test
    void framesThatAreAsExpectedGoTheirWay() {
        assertThat(FrameRoute.of(true, false, true, '{')).isEqualTo(FrameRoute.PLAIN);
        assertThat(FrameRoute.of(false, true, true, 0x78)).isEqualTo(FrameRoute.DECOMPRESS);
        assertThat(FrameRoute.of(false, true, false, 0x78)).isEqualTo(FrameRoute.DECOMPRESS);
        assertThat(FrameRoute.of(false, false, false, 131)).isEqualTo(FrameRoute.PLAIN);
    }
}
