package dev.shard.sim.protocol;

import static dev.shard.sim.report.Violation.DISALLOWED_INTENTS;
import static dev.shard.sim.report.Violation.IDENTIFY_TOO_SOON;
import static dev.shard.sim.report.Violation.INVALID_INTENTS;
import static dev.shard.sim.report.Violation.INVALID_LARGE_THRESHOLD;
import static dev.shard.sim.report.Violation.INVALID_SHARD;
import static dev.shard.sim.report.Violation.SESSION_STARTS_EXHAUSTED;
import static dev.shard.sim.report.Violation.SHARDING_REQUIRED;
import static dev.shard.sim.report.Violation.WRONG_TOKEN;

import java.util.List;
import java.util.function.LongSupplier;

/** Steps 8 to 14: whether an IDENTIFY starts a session. */
public final class IdentifySteps {
    private final Access access;
    private final Fleet fleet;
    private final IdentifyBuckets buckets;
    private final SessionStarts starts;
    private final LongSupplier nanoTime;
    private boolean tokenRevoked;

    public IdentifySteps(
            Access access, Fleet fleet, IdentifyBuckets buckets, SessionStarts starts, LongSupplier nanoTime) {
        this.access = access;
        this.fleet = fleet;
        this.buckets = buckets;
        this.starts = starts;
        this.nanoTime = nanoTime;
    }

    public List<Step<Identify>> all() {
        return List.of(
                new Step<>(WRONG_TOKEN, identify -> !accepts(identify.token())),
                new Step<>(INVALID_SHARD, this::isInvalidShard),
                new Step<>(SHARDING_REQUIRED, identify -> fleet.isCrowded(identify.routing())),
                new Step<>(INVALID_INTENTS, identify -> (identify.intents() & ~Intents.DEFINED) != 0),
                new Step<>(DISALLOWED_INTENTS, identify -> !access.grants(identify.intents())),
                new Step<>(INVALID_LARGE_THRESHOLD, IdentifySteps::isInvalidThreshold),
                new Step<>(IDENTIFY_TOO_SOON, this::isTooSoon),
                new Step<>(SESSION_STARTS_EXHAUSTED, identify -> !starts.take(nanoTime.getAsLong())));
    }

    /** Whether this is the bot's token, and still valid. */
    public boolean accepts(String token) {
        return !tokenRevoked && Tokens.bare(token).equals(access.token());
    }

    /** No token is accepted from now on. */
    public void revokeToken() {
        tokenRevoked = true;
    }

    private boolean isInvalidShard(Identify identify) {
        return identify.shard() == null || identify.shard().count() % fleet.shardMultiple() != 0;
    }

    private static boolean isInvalidThreshold(Identify identify) {
        return identify.largeThreshold() < 50 || identify.largeThreshold() > 250;
    }

    private boolean isTooSoon(Identify identify) {
        return !buckets.take(identify.routing().id(), nanoTime.getAsLong());
    }
}
