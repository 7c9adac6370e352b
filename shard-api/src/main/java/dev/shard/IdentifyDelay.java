package dev.shard;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * Why a shard may not identify for a while, beyond waiting for its turn. It keeps its connection and its place, and nobody's
 * resume waits for it.
 *
 * @param reason what it waits for
 * @param retryAfter until it may identify, if nothing changes; not negative
 */
public record IdentifyDelay(Reason reason, Duration retryAfter) {
    /** What keeps a shard from identifying. */
    public enum Reason {
        /** The session starts of the day are down to the reserve. */
        DAILY_BUDGET,
        /** The shard has identified again and again within a short time and was never stable in between. */
        CRASH_LOOP,
        /** What counts the day's session starts cannot be reached, so that nobody knows what is left. */
        JOURNAL_UNAVAILABLE
    }

    /** Checks that there is a reason and the wait is not negative. */
    public IdentifyDelay {
        requireNonNull(reason, "reason");
        if (retryAfter.isNegative()) {
            throw new IllegalArgumentException("retryAfter must not be negative, was " + retryAfter);
        }
    }
}
