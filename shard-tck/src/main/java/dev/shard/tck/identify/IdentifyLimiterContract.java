package dev.shard.tck.identify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Named.named;

import dev.shard.ShardId;
import dev.shard.spi.gateway.SessionStartLimit;
import dev.shard.spi.identify.IdentifyLimiter;
import dev.shard.spi.identify.IdentifyPermit;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Rules I1 to I9 of {@link IdentifyLimiter}, as tests in virtual time. */
public abstract class IdentifyLimiterContract {
    private static final Duration STEP = Duration.ofMillis(250);
    private static final SessionStartLimit ONE_BUCKET = new SessionStartLimit(1000, 900, Duration.ofHours(20), 1);
    private static final SessionStartLimit FOUR_BUCKETS = new SessionStartLimit(1000, 900, Duration.ofHours(20), 4);

    private final IdentifyLog log = new IdentifyLog();

    /** A new limiter, which was just told this. */
    protected abstract IdentifyLimiter limiter(SessionStartLimit limit);

    /** Lets time pass for the limiter, and runs what is due. */
    protected abstract void advance(Duration duration);

    /** If it fails: look for a spacing that is counted from the request, or not at all while nobody waits. */
    @Test
    final void i1_permitsOfABucketAreFiveSecondsApart() {
        IdentifyLimiter limiter = limiter(ONE_BUCKET);
        for (int id = 0; id < 4; id++) {
            log.request(limiter, id).spends();
        }

        pass(Duration.ofMinutes(1));

        assertThat(log.permitted()).hasSize(4);
        assertThat(log.gaps()).allSatisfy(gap -> assertThat(gap).isGreaterThanOrEqualTo(Duration.ofSeconds(5)));
    }

    /** If it fails: look for one queue of all buckets, whose head holds everybody up. */
    @Test
    final void i2_bucketsDoNotWaitForEachOther() {
        IdentifyLimiter limiter = limiter(FOUR_BUCKETS);
        for (int id : new int[] {0, 4, 1, 2, 3}) {
            log.request(limiter, id).spends();
        }

        assertThat(log.permitted()).containsExactlyInAnyOrder(0, 1, 2, 3);
    }

    /** If it fails: look for an order of arrival. */
    @Test
    final void i2_withinABucketTheLowerIdGoesFirst() {
        IdentifyLimiter limiter = limiter(ONE_BUCKET);
        for (int id : new int[] {5, 3, 1, 2}) {
            log.request(limiter, id).spends();
        }

        pass(Duration.ofMinutes(1));

        assertThat(log.permitted()).containsExactly(5, 1, 2, 3);
    }

    /** If it fails: look for a budget that nobody asks, or that is never renewed. */
    @Test
    final void i3_withoutABudgetEverybodyWaitsForItsRenewal() {
        IdentifyLimiter limiter = limiter(new SessionStartLimit(1000, 0, Duration.ofMinutes(10), 1));
        log.request(limiter, 0).spends();

        pass(Duration.ofMinutes(9));
        assertThat(log.permitted()).isEmpty();
        assertThat(log.delays()).first().isEqualTo(Duration.ofMinutes(10));

        pass(Duration.ofMinutes(2));
        assertThat(log.permitted()).containsExactly(0);
    }

    /** If it fails: look for a shard that stays in the queue after its turn. */
    @Test
    final void i4_aRequestIsServedOnce() {
        IdentifyLimiter limiter = limiter(ONE_BUCKET);
        log.request(limiter, 6).spends();

        pass(Duration.ofMinutes(1));

        assertThat(log.permitted()).containsExactly(6);
    }

    /** If it fails: look for a permit that does not remember its answer. */
    @Test
    final void i5_onlyTheFirstAnswerCounts() {
        IdentifyLimiter limiter = limiter(ONE_BUCKET);
        log.request(limiter, 0);
        log.permit(0).spent();

        log.permit(0).unused();
        log.request(limiter, 1);

        assertThat(log.permitted()).containsExactly(0);
    }

    /** If it fails: look for a permit that is counted when it is granted. */
    @Test
    final void i6_aReturnedPermitLetsTheNextGoAtOnce() {
        IdentifyLimiter limiter = limiter(ONE_BUCKET);
        log.request(limiter, 0);
        log.request(limiter, 1);
        assertThat(log.permitted()).containsExactly(0);

        log.permit(0).unused();

        assertThat(log.permitted()).containsExactly(0, 1);
    }

    /** If it fails: look for a place that is kept for somebody who went away. */
    @Test
    final void i7_whoGivesUpIsPassedOver() {
        IdentifyLimiter limiter = limiter(ONE_BUCKET);
        List.of(0, 1, 2).forEach(id -> log.request(limiter, id).spends());

        log.cancel(1);
        pass(Duration.ofMinutes(1));

        assertThat(log.permitted()).containsExactly(0, 2);
    }

    /** If it fails: look for a bucket that is free 5 seconds after IDENTIFY, whether it was read or not. */
    @ParameterizedTest
    @MethodSource("secondAnswers")
    final void i8_theNextOneWaitsForReadyOrFailure(Consumer<IdentifyPermit> answer) {
        IdentifyLimiter limiter = limiter(ONE_BUCKET);
        log.request(limiter, 0);
        log.permit(0).spent();
        log.request(limiter, 1);
        pass(Duration.ofSeconds(9));
        assertThat(log.permitted()).containsExactly(0);

        answer.accept(log.permit(0));
        pass(Duration.ofSeconds(5));

        assertThat(log.permitted()).containsExactly(0, 1);
    }

    static Stream<Named<Consumer<IdentifyPermit>>> secondAnswers() {
        return Stream.of(named("ready", IdentifyPermit::ready), named("failed", IdentifyPermit::failed));
    }

    /** If it fails: look for a bucket that is kept for a shard whose READY takes minutes. */
    @Test
    final void i8_aReadyThatDoesNotComeIsNotWaitedForForEver() {
        IdentifyLimiter limiter = limiter(ONE_BUCKET);
        log.request(limiter, 0);
        log.permit(0).spent();
        log.request(limiter, 1);

        pass(Duration.ofMinutes(1));

        assertThat(log.permitted()).containsExactly(0, 1);
    }

    /** If it fails: look for a bucket that is kept for a shard which is gone, or that does not tell it. */
    @Test
    final void i9_aPermitThatNobodyAnswersLapses() {
        IdentifyLimiter limiter = limiter(ONE_BUCKET);
        log.request(limiter, 0);
        log.request(limiter, 1).spends();
        assertThat(log.permit(0).lapsed()).isFalse();

        pass(Duration.ofSeconds(66));

        assertThat(log.permitted()).containsExactly(0, 1);
        assertThat(log.permit(0).lapsed()).isTrue();
    }

    /** If it fails: look for a permit that remembers an answer and not that it lapsed. */
    @Test
    final void i9_whatLapsedHasNoAnswer() {
        IdentifyLimiter limiter = limiter(ONE_BUCKET);
        log.request(limiter, 0);
        passUntil(log.permit(0)::lapsed);

        log.permit(0).unused();
        log.request(limiter, 1);

        assertThat(log.permitted()).containsExactly(0);
    }

    /** If it fails: look for an alarm that nobody turns off. */
    @Test
    final void i9_whatWasAnsweredDoesNotLapse() {
        IdentifyLimiter limiter = limiter(ONE_BUCKET);
        log.request(limiter, 0).spends();

        pass(Duration.ofMinutes(2));

        assertThat(log.permit(0).lapsed()).isFalse();
    }

    private void passUntil(BooleanSupplier condition) {
        for (int i = 0; i < 4 * 60 && !condition.getAsBoolean(); i++) {
            pass(STEP);
        }
    }

    private void pass(Duration duration) {
        for (Duration passed = Duration.ZERO; passed.compareTo(duration) < 0; passed = passed.plus(STEP)) {
            log.pass(STEP);
            advance(STEP);
        }
    }

    /** The shard of an id, of as many as any test has. */
    static ShardId shard(int id) {
        return new ShardId(id, 8);
    }
}
