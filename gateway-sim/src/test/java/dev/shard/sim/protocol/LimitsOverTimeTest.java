package dev.shard.sim.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** Windows, buckets and budgets, in virtual time. */
class LimitsOverTimeTest {
    private static final long SECOND = 1_000_000_000L;

    @Property
    void aSlidingWindowNeverHoldsMoreThanItsLimit(@ForAll @Size(max = 200) List<@IntRange(max = 20) Integer> pauses) {
        var window = new SendWindow(5, Duration.ofSeconds(60), true);
        var taken = new ArrayDeque<Long>();
        long now = Long.MAX_VALUE - 100 * SECOND; // The clock may overflow.
        for (int pause : pauses) {
            now += pause * SECOND;
            long at = now;
            taken.removeIf(time -> at - time >= 60 * SECOND);
            boolean expected = taken.size() < 5;

            assertThat(window.take(now)).isEqualTo(expected);
            if (expected) {
                taken.add(now);
            }
        }
    }

    @Test
    void aFixedWindowLetsTwiceItsLimitPassAroundItsEdge() {
        var fixed = new SendWindow(2, Duration.ofSeconds(60), false);
        var sliding = new SendWindow(2, Duration.ofSeconds(60), true);
        for (SendWindow window : new SendWindow[] {fixed, sliding}) {
            assertThat(window.take(0)).isTrue();
            assertThat(window.take(59 * SECOND)).isTrue();
            assertThat(window.take(59 * SECOND)).isFalse();
            assertThat(window.take(60 * SECOND)).isTrue();
        }

        assertThat(fixed.take(61 * SECOND)).isTrue();
        assertThat(sliding.take(61 * SECOND)).isFalse();
    }

    @Test
    void eachBucketHasItsOwnSpacingAndARefusalDoesNotProlongIt() {
        var buckets = new IdentifyBuckets(2, Duration.ofSeconds(5));

        assertThat(buckets.take(0, 0)).isTrue();
        assertThat(buckets.take(1, 0)).isTrue();
        assertThat(buckets.take(2, 4 * SECOND)).isFalse();
        assertThat(buckets.take(2, 5 * SECOND)).isTrue();
        assertThat(buckets.take(0, 9 * SECOND)).isFalse();
    }

    @Test
    void sessionStartsAreWholeAgainAfterTheirWindow() {
        var starts = new SessionStarts(10, 1, Duration.ofSeconds(100), 0);

        assertThat(starts.take(0)).isTrue();
        assertThat(starts.take(99 * SECOND)).isFalse();
        assertThat(starts.resetAfter(40 * SECOND)).isEqualTo(Duration.ofSeconds(60));
        assertThat(starts.take(100 * SECOND)).isTrue();
        assertThat(starts.remaining(100 * SECOND)).isEqualTo(9);
        assertThat(starts.resetAfter(100 * SECOND)).isEqualTo(Duration.ofSeconds(100));
    }

    @Test
    void aWholeMemberListHasToWaitForItsGuildOnly() {
        var limit = new MemberListLimit();

        assertThat(limit.take("1", 0)).isZero();
        assertThat(limit.take("2", SECOND)).isZero();
        assertThat(limit.take("1", 10 * SECOND)).isEqualTo(Duration.ofSeconds(20));
        assertThat(limit.take("1", 30 * SECOND)).isZero();
    }
}
