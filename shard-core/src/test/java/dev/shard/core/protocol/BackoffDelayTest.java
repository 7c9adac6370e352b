package dev.shard.core.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shard.BackoffPolicy;
import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackoffDelayTest {
    private static final BackoffPolicy POLICY = BackoffPolicy.DEFAULT;

    @ParameterizedTest
    @CsvSource({
        "1, 500, 1000",
        "2, 1000, 2000",
        "3, 2000, 4000",
        "6, 16000, 32000",
        "7, 30000, 60000",
        "99, 30000, 60000"
    })
    void theWaitIsDrawnFromHalfToAllOfAGrowingTime(int unproductive, long leastMillis, long mostMillis) {
        assertThat(BackoffDelay.after(POLICY, unproductive, 0)).isEqualTo(Duration.ofMillis(leastMillis));
        assertThat(BackoffDelay.after(POLICY, unproductive, 1)).isEqualTo(Duration.ofMillis(mostMillis));
    }

    @Test
    void afterAProductiveConnectionItIsAQuarterOfASecondAtMost() {
        assertThat(BackoffDelay.after(POLICY, 0, 0)).isZero();
        assertThat(BackoffDelay.after(POLICY, 0, 1)).isEqualTo(Duration.ofMillis(250));
    }

    /** R9. */
    @Property
    void itNeverPassesTheCap(
            @ForAll @IntRange(min = 0, max = Integer.MAX_VALUE) int unproductive,
            @ForAll @DoubleRange(min = 0, max = 1) double chance) {
        assertThat(BackoffDelay.after(POLICY, unproductive, chance)).isBetween(Duration.ZERO, POLICY.cap());
    }

    @Test
    void afterOp9ItIsOneToFiveSeconds() {
        assertThat(BackoffDelay.afterInvalidSession(0)).isEqualTo(Duration.ofSeconds(1));
        assertThat(BackoffDelay.afterInvalidSession(0.25)).isEqualTo(Duration.ofSeconds(2));
        assertThat(BackoffDelay.afterInvalidSession(1)).isEqualTo(Duration.ofSeconds(5));
    }
}
