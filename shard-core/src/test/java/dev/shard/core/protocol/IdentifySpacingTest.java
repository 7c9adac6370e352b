package dev.shard.core.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** R8, protocol.md §7.2: 5 s from when the Gateway read an identify, as far as that can be known. */
class IdentifySpacingTest {
    private static final IdentifyPacing PACING = IdentifyPacing.DEFAULT;
    private static final long MILLI = 1_000_000;
    private static final long SECOND = 1000 * MILLI;

    private final IdentifySpacing spacing = new IdentifySpacing(PACING);

    @Test
    void readyBringsTheNextOneForward() {
        spacing.identified(0, 1, 0);
        assertThat(spacing.nanosUntilFree(0, 0)).isEqualTo(6600 * MILLI);

        spacing.ready(0, 1, 30 * MILLI);

        assertThat(spacing.nanosUntilFree(0, 30 * MILLI)).isEqualTo(5020 * MILLI);
    }

    @Test
    void aReadyThatTakesLongIsNotWaitedFor() {
        spacing.identified(0, 1, 0);

        spacing.ready(0, 1, 1600 * MILLI);

        assertThat(spacing.nanosUntilFree(0, 0)).isEqualTo(6600 * MILLI);
    }

    @Test
    void whatWasWaitedForOneReadyIsMissingForTheNext() {
        spacing.identified(0, 1, 0);
        spacing.ready(0, 1, 600 * MILLI);

        spacing.identified(0, 2, 5620 * MILLI);

        assertThat(spacing.nanosUntilFree(0, 5620 * MILLI)).isEqualTo(6080 * MILLI);
    }

    @Test
    void aGatewayThatAlwaysTakesLongCosts100MillisecondsEachTimeInTheEnd() {
        spacing.identified(0, 1, 0);

        spacing.identified(0, 2, 6600 * MILLI);

        assertThat(spacing.nanosUntilFree(0, 6600 * MILLI)).isEqualTo(5100 * MILLI);
    }

    @Test
    void aBucketThatRestedMayWaitAgain() {
        spacing.identified(0, 1, 0);

        spacing.identified(0, 2, 6700 * MILLI);
        assertThat(spacing.nanosUntilFree(0, 6700 * MILLI)).isEqualTo(5200 * MILLI);
        spacing.identified(0, 3, 60 * SECOND);

        assertThat(spacing.nanosUntilFree(0, 60 * SECOND)).isEqualTo(6600 * MILLI);
    }

    /** Its shard has identified again since, or another one of the bucket has. */
    @Test
    void readyOfAnOlderIdentifyProvesNothing() {
        spacing.buckets(2);
        spacing.identified(1, 1, 0);
        spacing.identified(1, 2, 20 * SECOND);
        spacing.ready(1, 1, 20 * SECOND);
        assertThat(spacing.nanosUntilFree(1, 20 * SECOND)).isEqualTo(6600 * MILLI);

        spacing.identified(3, 3, 40 * SECOND);
        spacing.ready(1, 2, 40 * SECOND);

        assertThat(spacing.nanosUntilFree(1, 40 * SECOND)).isEqualTo(6600 * MILLI);
    }

    @Test
    void whatReadyProvedHoldsInOtherBucketsToo() {
        spacing.identified(5, 1, 0);
        spacing.ready(5, 1, 30 * MILLI);

        spacing.buckets(4);

        assertThat(spacing.nanosUntilFree(1, 30 * MILLI)).isEqualTo(5020 * MILLI);
        assertThat(spacing.nanosUntilFree(2, 30 * MILLI)).isZero();
    }

    @Test
    void nothingProvesAnythingOfAnotherProcess() {
        spacing.restore(0, 0);

        spacing.ready(0, 0, 30 * MILLI);

        assertThat(spacing.nanosUntilFree(0, 0)).isEqualTo(5100 * MILLI);
    }

    /** A peer with a clock of its own, on whose way everything may be late, never sees two within 5 s if it answers in time. */
    @Property
    void aPeerThatAnswersInTimeNeverSeesTwoWithin5Seconds(@ForAll Random chance) {
        IdentifySpacing fresh = new IdentifySpacing(PACING);
        long now = 0;
        long readBefore = -5 * SECOND;
        for (int i = 0; i < 50; i++) {
            fresh.identified(0, i, now);
            long read = now + (long) (chance.nextDouble() * 40 * MILLI);
            assertThat(read - readBefore).isGreaterThanOrEqualTo(5 * SECOND);
            readBefore = read;
            long ready = read + (long) (chance.nextDouble() * 39 * MILLI);
            fresh.ready(0, i, ready);
            now = ready + fresh.nanosUntilFree(0, ready);
        }
    }

    /** Whatever READY takes. */
    @Property
    void aBucketLosesNoMoreThan2PercentAndWhatItHadSaved(@ForAll Random chance) {
        IdentifySpacing fresh = new IdentifySpacing(PACING);
        long now = 0;
        for (int i = 0; i < 50; i++) {
            assertThat(now).isBetween(5 * SECOND * i, 5100 * MILLI * i + 1500 * MILLI);
            fresh.identified(0, i, now);
            long ready = now + (long) (chance.nextDouble() * chance.nextDouble() * 3 * SECOND);
            fresh.ready(0, i, ready);
            now += fresh.nanosUntilFree(0, now);
        }
    }

    @Test
    void nothingIsNegative() {
        Duration none = Duration.ZERO;
        Duration negative = Duration.ofMillis(-1);

        assertThatThrownBy(() -> new IdentifyPacing(negative, none, none, 0)).hasMessageContaining("margin");
        assertThatThrownBy(() -> new IdentifyPacing(none, negative, none, 0)).hasMessageContaining("patience");
        assertThatThrownBy(() -> new IdentifyPacing(none, none, negative, 0)).hasMessageContaining("savings");
        assertThatThrownBy(() -> PACING.withReserve(-1)).hasMessageContaining("reserve");
    }
}
