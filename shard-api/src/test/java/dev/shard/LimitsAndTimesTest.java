package dev.shard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shard.units.Durations;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@link ShardTimeouts}, {@link ShardLimits}, {@link BackoffPolicy} and {@link ListenerOptions} check what they take. */
class LimitsAndTimesTest {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofSeconds(Long.MAX_VALUE);

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT-1S", "PT0.000999999S", "PT10M0.000000001S", "PT2562047788015215H30M7S"})
    void aTimeoutOutsideOfItsRangeIsRefused(Duration timeout) {
        assertRefused(() -> new ShardTimeouts(timeout, SECOND, SECOND, SECOND), "connect timeout", timeout);
        assertRefused(() -> new ShardTimeouts(SECOND, timeout, SECOND, SECOND), "hello timeout", timeout);
        assertRefused(() -> new ShardTimeouts(SECOND, SECOND, timeout, SECOND), "close timeout", timeout);
        assertRefused(() -> new ShardTimeouts(SECOND, SECOND, SECOND, timeout), "zombieClose timeout", timeout);
    }

    @Test
    void aTimeoutAtTheEndsOfItsRangeIsTaken() {
        var shortest = Duration.ofMillis(1);
        var longest = Duration.ofMinutes(10);

        assertThat(new ShardTimeouts(shortest, longest, shortest, longest).hello())
                .isEqualTo(longest);
    }

    @ParameterizedTest
    @CsvSource({
        "4095, 4096, 1, maxMessageBytes must be at least 4 KiB",
        "4096, 4095, 1, maxInflatedBytes must be at least 4 KiB",
        "4096, 4096, 0, maxQueuedCommands must be at least 1",
        "-2147483648, 4096, 1, maxMessageBytes must be at least 4 KiB",
    })
    void aLimitThatWouldStopEverythingIsRefused(int message, int inflated, int queued, String problem) {
        assertThatThrownBy(() -> new ShardLimits(message, inflated, queued))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(problem);
    }

    @Test
    void theDefaultLimitsAreThoseOfTheDocumentation() {
        assertThat(ShardLimits.DEFAULT).isEqualTo(new ShardLimits(67_108_864, 67_108_864, 1000));
        assertThat(new ShardLimits(4096, 4096, 1).maxQueuedCommands()).isEqualTo(1);
    }

    @Test
    void aBackoffThatDoesNotBackOffIsRefused() {
        assertRefused(() -> new BackoffPolicy(Duration.ZERO, SECOND, SECOND, 0), "base", Duration.ZERO);
        assertRefused(() -> new BackoffPolicy(SECOND.negated(), SECOND, SECOND, 0), "base", SECOND.negated());
        assertRefused(() -> new BackoffPolicy(SECOND, Duration.ofMillis(999), SECOND, 0), "cap", "999 ms");
        assertRefused(() -> new BackoffPolicy(SECOND, Duration.ofHours(25), SECOND, 0), "cap", "25 h");
        assertRefused(() -> new BackoffPolicy(LONGEST, LONGEST, SECOND, 0), "cap", LONGEST);
        assertRefused(() -> new BackoffPolicy(SECOND, SECOND, SECOND.negated(), 0), "stableAfter", SECOND.negated());
        assertRefused(() -> new BackoffPolicy(SECOND, SECOND, SECOND, -1), "maxAttempts", -1);
    }

    @Test
    void aBackoffAtTheEndsOfItsRangesIsTaken() {
        var policy = new BackoffPolicy(Duration.ofNanos(1), Duration.ofDays(1), Duration.ZERO, Integer.MAX_VALUE);

        assertThat(policy.cap()).isEqualTo(Duration.ofDays(1));
    }

    @Test
    void aMissingDurationIsNamed() {
        assertThatThrownBy(() -> new BackoffPolicy(SECOND, null, SECOND, 0)).hasMessage("cap");
        assertThatThrownBy(() -> new ShardTimeouts(SECOND, SECOND, null, SECOND))
                .hasMessage("close");
    }

    @Test
    void aListenerRunsOnTheLoopAndWantsEverythingUnlessToldOtherwise() {
        ListenerOptions options = ListenerOptions.onLoop();

        assertThat(options.executor()).isNull();
        assertThat(options.events()).isNull();
        assertThat(options.wants("ANYTHING")).isTrue();
        assertThat(options.rawMessages()).isFalse();
        assertThat(options.maxQueuedEvents()).isEqualTo(4096);
        assertThat(options.maxQueuedBytes()).isEqualTo(16 * 1024 * 1024);
    }

    @Test
    void aListenersChoicesAddUp() {
        Executor executor = Runnable::run;

        ListenerOptions options = ListenerOptions.on(executor)
                .withEvents("READY", "READY", "NOT_DOCUMENTED")
                .withRawMessages()
                .withQueue(1, 4096);

        assertThat(options.executor()).isSameAs(executor);
        assertThat(options.events()).containsExactlyInAnyOrder("READY", "NOT_DOCUMENTED");
        assertThat(options.wants("READY")).isTrue();
        assertThat(options.wants("ready")).isFalse();
        assertThat(options.rawMessages()).isTrue();
        assertThat(options.maxQueuedEvents()).isEqualTo(1);
        assertThat(options.maxQueuedBytes()).isEqualTo(4096);
        assertThat(options.withEvents(Set.of()).wants("READY")).isFalse();
    }

    @Test
    void aQueueThatHoldsNothingIsRefused() {
        ListenerOptions options = ListenerOptions.onLoop();

        assertRefused(() -> options.withQueue(0, 4096), "maxEvents must be at least 1", 0);
        assertRefused(() -> options.withQueue(1, 4095), "maxBytes must be at least 4096", 4095);
        assertThatThrownBy(() -> ListenerOptions.on(null)).hasMessage("executor");
        assertThatThrownBy(() -> options.withEvents(List.of("A", "B").toArray(new String[3])))
                .isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> options.withEvents(Collections.singleton(null)))
                .isInstanceOf(NullPointerException.class);
    }

    private static void assertRefused(Runnable call, String problem, Object value) {
        assertThatThrownBy(call::run)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(problem)
                .hasMessageContaining(
                        value instanceof Duration duration ? Durations.format(duration) : String.valueOf(value));
    }
}
