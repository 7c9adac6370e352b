package dev.shard.core.protocol;

import static dev.shard.core.protocol.ShardScript.ENDPOINT;
import static dev.shard.core.protocol.ShardScript.RESUME_URL;
import static dev.shard.core.protocol.ShardScript.SESSION;
import static dev.shard.core.protocol.ShardScript.SHARD;
import static dev.shard.core.protocol.ShardScript.unreachable;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shard.CloseAction;
import dev.shard.CloseStatus;
import dev.shard.ShardEvent.Connected;
import dev.shard.ShardEvent.Disconnected;
import dev.shard.ShardEvent.Failed;
import dev.shard.ShardPhase;
import dev.shard.TransportException;
import dev.shard.TransportException.Phase;
import dev.shard.core.protocol.ShardEffect.Abort;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows 4 to 8 and 62: from the decision to connect to the open connection. */
class DialingTest {
    private static CloseStatus answered(int httpStatus, Duration retryAfter) {
        return CloseStatus.neverOpened(
                new TransportException(Phase.UPGRADE, "HTTP " + httpStatus, httpStatus, retryAfter, null));
    }

    @Test
    void row4_anOpenConnectionHasItsTimeToSayHello() {
        var shard = ShardScript.connecting().open();

        assertThat(shard.events(Connected.class)).containsExactly(new Connected(SHARD, ENDPOINT));
        assertThat(shard.timers()).containsExactly(Timer.HELLO);
        assertThat(shard.remaining(Timer.HELLO)).isEqualTo(Duration.ofSeconds(15));
        shard.expectPhase(ShardPhase.AWAITING_HELLO);
    }

    /** R5, S26: down the ladder, from the resume host to the base URL, with the same session. */
    @ParameterizedTest
    @EnumSource(
            value = Phase.class,
            names = {"DNS", "CONNECT", "PROXY", "TLS", "UPGRADE"})
    void row5_aDeadResumeUrlIsAvoidedAndTheSessionKept(Phase phase) {
        var shard = ShardScript.connecting(SESSION);

        shard.closed(CloseStatus.neverOpened(new TransportException(phase, "no", null)));

        shard.expectPhase(ShardPhase.BACKOFF);
        assertThat(shard.timers()).containsExactly(Timer.BACKOFF);
        assertThat(shard.events(Disconnected.class).get(0).next()).contains(CloseAction.RESUME);
        shard.forget().advance(Duration.ofSeconds(1));
        assertThat(shard.target()).isEqualTo(new Target.Discovery(false));
        shard.open().hello();
        assertThat(shard.sent()).hasSize(1).first().isInstanceOf(Outbound.Resume.class);
    }

    @Test
    void row5_theResumeUrlIsTrustedAgainOnceTheSessionIsActive() {
        var shard = ShardScript.connecting(SESSION).closed(unreachable()).advance(Duration.ofSeconds(1));
        shard.open().hello().receive(new Payload.Resumed(42)).forget();

        shard.closed(ShardScript.reset()).advance(Duration.ofSeconds(2));

        assertThat(shard.target()).isEqualTo(new Target.Resume(RESUME_URL));
    }

    /** R2: also if the transport never answers. */
    @Test
    void row5_aConnectionThatDoesNotOpenInTimeIsAborted() {
        var shard = ShardScript.connecting(SESSION);

        shard.advance(Duration.ofSeconds(10).plus(Outcome.TRANSPORT_FIRST));

        shard.expect(new Abort()).expectPhase(ShardPhase.BACKOFF);
        assertThat(shard.events(Disconnected.class).get(0).status().describe())
                .isEqualTo("no connection: not open within 10 s");
    }

    @Test
    void row6_fromTheSecondFailureInARowTheLocatorAsksAnew() {
        var shard = ShardScript.connecting();

        shard.closed(unreachable()).advance(Duration.ofSeconds(1));
        assertThat(shard.target()).isEqualTo(new Target.Discovery(false));
        shard.forget().closed(unreachable()).advance(Duration.ofSeconds(2));

        assertThat(shard.target()).isEqualTo(new Target.Discovery(true));
    }

    /** Found by simulation: without automatic reconnection each attempt is a start, and the Gateway may have moved. */
    @Test
    void row6_aStartDoesNotMakeTheKnownAnswerGoodAgain() {
        var shard = ShardScript.idle(config -> config.autoReconnect(false));
        shard.start(null).closed(unreachable()).start(null).closed(unreachable());

        shard.forget().start(null);

        assertThat(shard.target()).isEqualTo(new Target.Discovery(true));
    }

    @Test
    void row6_anOpenConnectionMakesTheKnownAnswerGoodAgain() {
        var shard = ShardScript.connecting().closed(unreachable()).advance(Duration.ofSeconds(1));

        shard.open().closed(ShardScript.reset()).forget().advance(Duration.ofSeconds(2));
        assertThat(shard.target()).isEqualTo(new Target.Discovery(false));
        shard.forget().closed(unreachable()).advance(Duration.ofSeconds(4));

        assertThat(shard.target()).isEqualTo(new Target.Discovery(false));
    }

    @Test
    void row6_theSessionIsKeptHoweverOftenTheBaseUrlFails() {
        var shard = ShardScript.connecting(SESSION);

        for (int i = 0; i < 20; i++) {
            shard.closed(unreachable()).elapse(Timer.BACKOFF);
        }

        assertThat(shard.state().session()).isNotNull();
        shard.expectPhase(ShardPhase.CONNECTING);
    }

    /** S27. */
    @ParameterizedTest
    @ValueSource(ints = {429, 503})
    void row7_retryAfterIsHonoured(int httpStatus) {
        var shard = ShardScript.connecting();

        shard.closed(answered(httpStatus, Duration.ofSeconds(30)));

        assertThat(shard.remaining(Timer.BACKOFF)).isEqualTo(Duration.ofSeconds(30));
        assertThat(shard.events(Disconnected.class).get(0).delay()).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void row7_retryAfterIsCappedAtAnHour() {
        var shard = ShardScript.connecting().closed(answered(429, Duration.ofDays(30)));

        assertThat(shard.remaining(Timer.BACKOFF)).isEqualTo(Duration.ofHours(1));
    }

    @Test
    void row7_retryAfterNeverShortensTheBackoff() {
        var shard = ShardScript.connecting().closed(answered(429, Duration.ofMillis(1)));

        assertThat(shard.remaining(Timer.BACKOFF)).isEqualTo(Duration.ofMillis(750));
    }

    @Test
    void row8_aBadCertificateIsReportedEachTimeAndTriedAgain() {
        var shard = ShardScript.connecting(SESSION);
        var status = CloseStatus.neverOpened(new TransportException(Phase.CERTIFICATE, "not trusted", null));

        shard.closed(status).advance(Duration.ofSeconds(1)).closed(status);

        assertThat(shard.events(Disconnected.class))
                .extracting(Disconnected::status)
                .containsExactly(status, status);
        shard.expectPhase(ShardPhase.BACKOFF);
    }

    @Test
    void aTokenThatTheLocatorRefusesIsFinal() {
        var shard = ShardScript.connecting()
                .closed(CloseStatus.neverOpened(new TransportException(Phase.LOCATE, "HTTP 401", 401, null, null)));

        shard.expectPhase(ShardPhase.FAILED).advance(Duration.ofDays(1));
        assertThat(shard.effects(ShardEffect.Connect.class)).isEmpty();
        assertThat(shard.events(Failed.class).get(0).reason())
                .hasMessage(
                        "shard=[3,16] was refused by GET /gateway/bot: 401 unauthorized: check the bot token in the "
                                + "developer portal and start again");
    }

    @Test
    void any401ButTheLocatorsIsTriedAgain() {
        ShardScript.connecting().closed(answered(401, null)).expectPhase(ShardPhase.BACKOFF);
    }

    @Test
    void row62_afterTheDelayTheUrlIsChosenAnew() {
        var shard = ShardScript.backoff();

        shard.advance(shard.remaining(Timer.BACKOFF).minusNanos(1)).expectNothing();
        shard.advance(Duration.ofNanos(1));

        shard.expect(new ShardEffect.Connect(2, new Target.Discovery(false), 10))
                .expectPhase(ShardPhase.CONNECTING);
    }

    @Test
    void row62_aSessionIsResumedAtItsUrl() {
        var shard = ShardScript.active().closed(ShardScript.reset()).forget();

        shard.advance(Duration.ofSeconds(1));

        assertThat(shard.target()).isEqualTo(new Target.Resume(RESUME_URL));
    }
}
