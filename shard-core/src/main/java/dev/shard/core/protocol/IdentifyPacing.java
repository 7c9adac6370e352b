package dev.shard.core.protocol;

import java.time.Duration;

/**
 * How careful to be with identifies.
 *
 * @param minSlack shortest wait beyond {@link #SPACING}
 * @param maxSlack longest wait beyond it; each wait is drawn anew
 * @param reserve session starts of a day that are never used
 */
public record IdentifyPacing(Duration minSlack, Duration maxSlack, int reserve) {
    /** What Discord asks for between two identifies of a bucket. */
    public static final Duration SPACING = Duration.ofSeconds(5);

    /**
     * 100 to 200 ms of slack, which covers what the way to the Gateway may differ and keeps a large bot's start within 5 % of
     * the time that Discord allows; and 10 starts left for whoever has to restart the bot by hand.
     */
    public static final IdentifyPacing DEFAULT = new IdentifyPacing(Duration.ofMillis(100), Duration.ofMillis(200), 10);

    /** Checks the ranges. */
    public IdentifyPacing {
        if (minSlack.isNegative() || maxSlack.compareTo(minSlack) < 0) {
            throw new IllegalArgumentException("slack must be at least 0 and its maximum at least its minimum, was "
                    + minSlack + " to " + maxSlack);
        }
        if (reserve < 0) {
            throw new IllegalArgumentException("reserve must be at least 0, was " + reserve);
        }
    }

    /** From one identify to the moment at which its bucket is free again. */
    long nanos(double chance) {
        long range = maxSlack.minus(minSlack).toNanos();
        return SPACING.plus(minSlack).toNanos() + (long) (range * chance);
    }
}
