package dev.shard.core.protocol;

import dev.shard.BackoffPolicy;
import java.time.Duration;

/** How long to wait between connections. */
final class BackoffDelay {
    /** What Discord asked for after op 9, until a revision of its documentation dropped it without a word. */
    private static final Duration AFTER_INVALID_SESSION_FROM = Duration.ofSeconds(1);

    private static final Duration AFTER_INVALID_SESSION_TO = Duration.ofSeconds(5);

    private BackoffDelay() {}

    /**
     * The wait after {@code unproductive} connections in a row.
     *
     * @param chance from 0 to 1; without it a fleet that fell together would come back together
     */
    static Duration after(BackoffPolicy policy, int unproductive, double chance) {
        if (unproductive == 0) {
            return scaled(policy.base(), chance / 4);
        }
        double doubled = policy.base().toNanos() * Math.pow(2, unproductive - 1);
        double longest = Math.min((double) policy.cap().toNanos(), doubled);
        return Duration.ofNanos((long) (longest * (0.5 + chance / 2)));
    }

    /** The least wait after op 9. */
    static Duration afterInvalidSession(double chance) {
        return AFTER_INVALID_SESSION_FROM.plus(
                scaled(AFTER_INVALID_SESSION_TO.minus(AFTER_INVALID_SESSION_FROM), chance));
    }

    private static Duration scaled(Duration whole, double share) {
        return Duration.ofNanos((long) (whole.toNanos() * share));
    }
}
