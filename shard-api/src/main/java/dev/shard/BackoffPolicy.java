package dev.shard;

import static java.util.Objects.requireNonNull;

import dev.shard.units.Durations;
import java.time.Duration;

/**
 * How long to wait before connecting again. After {@code n} unproductive connections in a row the wait is drawn evenly
 * from half to all of {@code min(cap, base * 2^(n-1))}; after none it is at most a quarter of {@code base}. A connection
 * counts as productive once it has been active for {@code stableAfter}.
 *
 * @param base wait after the first failure, more than zero; default 1 s
 * @param cap longest wait, at least {@code base}; default 60 s
 * @param stableAfter how long a connection must have been active to start counting anew; default 30 s
 * @param maxAttempts unproductive connections in a row after which the shard fails; 0 for no limit, the default
 */
public record BackoffPolicy(Duration base, Duration cap, Duration stableAfter, int maxAttempts) {
    /** 1 s, doubling to 60 s, anew after 30 s, without a limit of attempts. */
    public static final BackoffPolicy DEFAULT =
            new BackoffPolicy(Duration.ofSeconds(1), Duration.ofSeconds(60), Duration.ofSeconds(30), 0);

    /** Checks the ranges. */
    public BackoffPolicy {
        requireNonNull(base, "base");
        requireNonNull(cap, "cap");
        requireNonNull(stableAfter, "stableAfter");
        if (base.isNegative() || base.isZero()) {
            throw new IllegalArgumentException("backoff base must be more than zero, was " + Durations.format(base));
        }
        if (cap.compareTo(base) < 0 || cap.compareTo(Duration.ofDays(1)) > 0) {
            throw new IllegalArgumentException("backoff cap must be from base (" + Durations.format(base)
                    + ") to 1 day, was " + Durations.format(cap));
        }
        if (stableAfter.isNegative()) {
            throw new IllegalArgumentException(
                    "stableAfter must not be negative, was " + Durations.format(stableAfter));
        }
        if (maxAttempts < 0) {
            throw new IllegalArgumentException("maxAttempts must be at least 0 (no limit), was " + maxAttempts);
        }
    }
}
