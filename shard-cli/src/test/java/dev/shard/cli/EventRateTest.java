package dev.shard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The events per second of the table. */
class EventRateTest {
    private final EventRate rate = new EventRate();

    @Test
    void theFirstLookHasNothingToCompareWith() {
        assertThat(rate.of(5_000, 17)).isZero();
    }

    @Test
    void aRateIsOverTheTimeBetweenTwoLooks() {
        rate.of(100, 0);

        assertThat(rate.of(400, TimeUnit.MILLISECONDS.toNanos(1500))).isEqualTo(200);
    }

    @Test
    void aCountThatBeganAnewIsNoNegativeRate() {
        rate.of(100, 0);

        assertThat(rate.of(3, TimeUnit.SECONDS.toNanos(1))).isZero();
    }
}
