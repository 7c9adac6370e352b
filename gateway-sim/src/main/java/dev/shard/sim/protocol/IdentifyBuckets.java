package dev.shard.sim.protocol;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** One IDENTIFY per bucket and spacing; the bucket of a shard is {@code shard_id % max_concurrency}. */
public final class IdentifyBuckets {
    private final int maxConcurrency;
    private final long spacingNanos;
    private final Map<Integer, Long> lastUsed = new HashMap<>();

    public IdentifyBuckets(int maxConcurrency, Duration spacing) {
        this.maxConcurrency = maxConcurrency;
        this.spacingNanos = spacing.toNanos();
    }

    /** Uses the bucket of this shard; false if it was used too short a time ago, which does not prolong the wait. */
    public boolean take(int shardId, long nowNanos) {
        int bucket = shardId % maxConcurrency;
        Long last = lastUsed.get(bucket);
        if (last != null && nowNanos - last < spacingNanos) {
            return false;
        }
        lastUsed.put(bucket, nowNanos);
        return true;
    }
}
