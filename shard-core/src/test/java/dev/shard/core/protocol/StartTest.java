package dev.shard.core.protocol;

import static dev.shard.core.protocol.ShardScript.BOT;
import static dev.shard.core.protocol.ShardScript.ORIGIN;
import static dev.shard.core.protocol.ShardScript.RESUME_URL;
import static dev.shard.core.protocol.ShardScript.SESSION;
import static dev.shard.core.protocol.ShardScript.SHARD;
import static dev.shard.core.protocol.ShardScript.WALL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.shard.BackoffPolicy;
import dev.shard.CloseStatus;
import dev.shard.Dispatch;
import dev.shard.LocalProtocolException;
import dev.shard.ShardEvent.PhaseChanged;
import dev.shard.ShardEvent.SequenceGap;
import dev.shard.ShardEvent.SessionLost;
import dev.shard.ShardId;
import dev.shard.ShardPhase;
import dev.shard.ShardSession;
import dev.shard.core.protocol.ShardEffect.Connect;
import dev.shard.core.protocol.ShardEffect.Deliver;
import dev.shard.core.protocol.ShardEffect.ForgetSession;
import dev.shard.core.protocol.ShardEffect.Publish;
import dev.shard.core.protocol.ShardEffect.Refuse;
import dev.shard.core.protocol.ShardInput.Start;
import dev.shard.core.protocol.ShardInput.StopRequested;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** Rows 1 to 3 and 64: the user connects. */
class StartTest {
    @Test
    void row1_withoutARecordTheShardConnectsToWhereTheLocatorSays() {
        var shard = ShardScript.idle().start(null);

        shard.expect(new Connect(1, new Target.Discovery(false), 10)).expectPhase(ShardPhase.CONNECTING);
        assertThat(shard.remaining(Timer.CONNECT))
                .isEqualTo(Duration.ofSeconds(10).plus(Outcome.TRANSPORT_FIRST));
        assertThat(shard.events(PhaseChanged.class))
                .containsExactly(new PhaseChanged(SHARD, ShardPhase.IDLE, ShardPhase.CONNECTING, "start"));
    }

    @Test
    void row1_aRecordOfAnotherShardPairIsGivenUpWithoutAGap() {
        var foreign = new ShardSession(ShardId.of(3, 8), "id", 7, RESUME_URL, SESSION.intents(), 10, BOT, WALL);

        var shard = ShardScript.idle().start(foreign);

        assertThat(shard.target()).isEqualTo(new Target.Discovery(false));
        assertThat(shard.effects()).contains(new ForgetSession());
        assertThat(shard.events(SessionLost.class))
                .extracting(SessionLost::session)
                .containsExactly(foreign);
        shard.open().hello().permit().event(5);
        assertThat(shard.events(SequenceGap.class)).isEmpty();
    }

    @Test
    void row1_aStoppedShardStartsLikeANewOne() {
        var shard = ShardScript.stopped().start(null);

        assertThat(shard.target()).isEqualTo(new Target.Discovery(false));
        shard.expectPhase(ShardPhase.CONNECTING);
    }

    @Test
    void aGivenUrlAndVersionAreUsed() {
        var url = URI.create("ws://127.0.0.1:8080");

        var shard = ShardScript.idle().input(new Start(null, new Origin(url, 9)));

        shard.expect(new Connect(1, new Target.Given(url), 9));
    }

    @Test
    void whereToConnectIsCheckedWhereItIsSaid() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Origin(URI.create("http://127.0.0.1"), 10));
        assertThatIllegalArgumentException().isThrownBy(() -> new Origin(null, 5));
    }

    /** R12: what was identified otherwise, or lies there for too long, is not worth a try. */
    @Test
    void aRecordWithOtherIntentsOrVersionOrTooOldIsGivenUpWithItsGap() {
        var otherIntents = new ShardSession(SHARD, "id", 7, RESUME_URL, 1, 10, BOT, WALL);
        var otherVersion = new ShardSession(SHARD, "id", 7, RESUME_URL, SESSION.intents(), 9, BOT, WALL);
        var tooOld = SESSION.withSequence(7).withUpdatedAt(WALL.minus(Duration.ofSeconds(601)));

        for (ShardSession unfit : new ShardSession[] {otherIntents, otherVersion, tooOld}) {
            var shard = ShardScript.idle().start(unfit);

            assertThat(shard.target()).isEqualTo(new Target.Discovery(false));
            assertThat(shard.events(SessionLost.class)).hasSize(1);
            shard.forget().open().hello().permit().receive(new Payload.Ready(1, "new", RESUME_URL));
            assertThat(shard.events(SequenceGap.class))
                    .containsExactly(new SequenceGap(SHARD, 8, Dispatch.NO_SEQUENCE));
        }
    }

    /** R12: the numbering of another bot is none of ours, so that no gap is told. */
    @Test
    void aRecordOfAnotherBotIsGivenUpAndTheReasonIsTold() {
        var foreign = new ShardSession(SHARD, "id", 7, RESUME_URL, SESSION.intents(), 10, "other", WALL);

        var shard = ShardScript.idle().start(foreign);

        assertThat(shard.target()).isEqualTo(new Target.Discovery(false));
        assertThat(shard.events(SessionLost.class))
                .singleElement()
                .extracting(SessionLost::cause)
                .isEqualTo("it belongs to another bot");
        shard.forget().open().hello().permit().receive(new Payload.Ready(1, "new", RESUME_URL));
        assertThat(shard.events(SequenceGap.class)).isEmpty();
    }

    @Test
    void aRecordOfTheLastMinutesOrFromAClockThatRunsAheadIsResumed() {
        for (Duration age : new Duration[] {Duration.ofSeconds(599), Duration.ofSeconds(600), Duration.ofHours(-1)}) {
            var shard = ShardScript.idle().start(SESSION.withUpdatedAt(WALL.minus(age)));

            assertThat(shard.target()).isEqualTo(new Target.Resume(RESUME_URL));
        }
    }

    @Test
    void row2_aRecordOfTheSamePairIsResumedAtItsUrl() {
        var shard = ShardScript.idle().start(SESSION);

        shard.expect(new Connect(1, new Target.Resume(RESUME_URL), 10)).expectPhase(ShardPhase.CONNECTING);
        assertThat(shard.state().session()).isEqualTo(SESSION);
    }

    @Test
    void row2_aStoppedShardResumesWhatItHeldOrWhatIsStoredWhicheverIsFresher() {
        var stopped = ShardScript.active()
                .input(new ShardInput.StopRequested(4900))
                .closed(CloseStatus.local(4900, ""))
                .forget();
        var stale = SESSION.withSequence(3).withUpdatedAt(WALL.minus(Duration.ofMinutes(1)));

        stopped.start(stale);

        assertThat(stopped.state().session().sequence()).isEqualTo(41);
    }

    @ParameterizedTest
    @EnumSource(
            value = ShardPhase.class,
            mode = Mode.EXCLUDE,
            names = {"IDLE", "STOPPED", "FAILED"})
    void row3_aRunningShardRefusesToStart(ShardPhase phase) {
        var shard = Scripts.in(phase);

        shard.input(new Start(null, ORIGIN));

        assertThat(shard.effects(Refuse.class))
                .singleElement()
                .satisfies(refuse -> assertThat(refuse.reason())
                        .isInstanceOf(LocalProtocolException.class)
                        .hasMessageContaining("[3,16] runs already (" + phase + ")"));
        assertThat(shard.effects()).hasSize(1);
        shard.expectPhase(phase);
    }

    @Test
    void row64_aFailedShardStartsOnlyWhenItIsTold() {
        var shard = ShardScript.failed();

        shard.advance(Duration.ofDays(1)).expectNothing();
        shard.start(null);

        assertThat(shard.target()).isEqualTo(new Target.Discovery(false));
        shard.expectPhase(ShardPhase.CONNECTING);
    }

    @Test
    void row64_anExplicitStartForgivesWhatWentWrongBefore() {
        var shard = ShardScript.idle(config -> config.backoff(
                new BackoffPolicy(Duration.ofSeconds(1), Duration.ofSeconds(60), Duration.ofSeconds(30), 2)));
        shard.start(null).closed(ShardScript.unreachable()).advance(Duration.ofSeconds(2));
        shard.closed(ShardScript.unreachable()).expectPhase(ShardPhase.FAILED);

        shard.start(null).closed(ShardScript.unreachable());

        shard.expectPhase(ShardPhase.BACKOFF);
    }

    /** Found by a random script: a store may still hold a session although the one that we knew was lost. */
    @Test
    void aGapThatIsStillToBeToldComesBeforeTheFirstEventOfAStoredSession() {
        var shard = ShardScript.active().receive(new Payload.InvalidSession(false));
        shard.input(new StopRequested(1000)).closed(CloseStatus.local(1000, ""));
        shard.start(SESSION).open().hello();
        assertThat(shard.events(SequenceGap.class)).isEmpty();

        shard.forget().event(SESSION.sequence() + 1);

        var gap = new SequenceGap(SHARD, SESSION.sequence() + 1, Dispatch.NO_SEQUENCE);
        assertThat(shard.effects()).containsSubsequence(new Publish(gap), new Deliver(true));
    }
}
