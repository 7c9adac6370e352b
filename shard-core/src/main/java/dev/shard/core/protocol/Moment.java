package dev.shard.core.protocol;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * When an input happened, and its share of chance. The machine has no other source of either.
 *
 * @param nanos monotonic time; all waits and deadlines are reckoned in it
 * @param wall time of day: stamps sessions and tells how old a stored one is; nothing else depends on it (S29)
 * @param chance drawn evenly from 0 (included) to 1 (excluded), anew for each input
 */
public record Moment(long nanos, Instant wall, double chance) {
    /** Checks the range of chance. */
    public Moment {
        requireNonNull(wall, "wall");
        if (!(chance >= 0 && chance < 1)) {
            throw new IllegalArgumentException("chance must be at least 0 and below 1, was " + chance);
        }
    }
}
