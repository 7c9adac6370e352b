package dev.shard.spi.gateway;

import java.time.Duration;

/**
 * How often a bot may identify.
 *
 * @param total session starts in the current window
 * @param remaining how many are left
 * @param resetAfter until the window ends; may be zero
 * @param maxConcurrency identifies per 5 seconds, that is the number of buckets; at least 1
 */
public record SessionStartLimit(int total, int remaining, Duration resetAfter, int maxConcurrency) {
    /** Checks that nothing is negative and that there is a bucket. */
    public SessionStartLimit {
        if (total < 0 || remaining < 0 || resetAfter.isNegative()) {
            throw new IllegalArgumentException("session start limit must not be negative: total " + total
                    + ", remaining " + remaining + ", resetAfter " + resetAfter);
        }
        if (maxConcurrency < 1) {
            throw new IllegalArgumentException("maxConcurrency must be at least 1, was " + maxConcurrency);
        }
    }
}
