package dev.shard.core.protocol;

import java.time.Duration;

/**
 * How careful to be with identifies. A Gateway counts {@link #SPACING} from when it reads an IDENTIFY, which may be later than
 * when it was written; READY proves that it has.
 *
 * @param margin wait beyond {@link #SPACING} once that is proved
 * @param patience how much longer a bucket waits for the proof, at most and on average
 * @param savings how much longer than that a bucket may wait once; rest, and identifies that are proved sooner, bring it back
 * @param reserve session starts of a day that are never used
 */
public record IdentifyPacing(Duration margin, Duration patience, Duration savings, int reserve) {
    /** What Discord asks for between two identifies of a bucket. */
    public static final Duration SPACING = Duration.ofSeconds(5);

    /**
     * Margin and patience are 100 ms together, 2 % of the time that Discord allows. The savings are for a start, when nothing
     * at either end has run before and the first identifies are read late. And 10 starts are left for whoever has to restart
     * the bot by hand.
     */
    public static final IdentifyPacing DEFAULT =
            new IdentifyPacing(Duration.ofMillis(20), Duration.ofMillis(80), Duration.ofMillis(1500), 10);

    /** Checks the ranges. */
    public IdentifyPacing {
        requireNotNegative(margin, "margin");
        requireNotNegative(patience, "patience");
        requireNotNegative(savings, "savings");
        if (reserve < 0) {
            throw new IllegalArgumentException("reserve must be at least 0, was " + reserve);
        }
    }

    private static void requireNotNegative(Duration value, String name) {
        if (value.isNegative()) {
            throw new IllegalArgumentException(name + " must be at least 0, was " + value);
        }
    }

    /** The same with another reserve. */
    public IdentifyPacing withReserve(int other) {
        return new IdentifyPacing(margin, patience, savings, other);
    }

    /** From the proof that an identify was read to the moment at which its bucket is free again. */
    long nanosFromProof() {
        return SPACING.plus(margin).toNanos();
    }

    /** From an identify to the moment at which its bucket is free without a proof and without savings. */
    long nanosFromIdentify() {
        return nanosFromProof() + patience.toNanos();
    }
}
