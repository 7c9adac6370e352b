package dev.shard.core.protocol;

import java.util.HashMap;
import java.util.Map;

/**
 * When each bucket is free again as far as the 5 seconds go. Not safe for several threads. Times are monotonic nanoseconds.
 *
 * <p>An identify occupies its bucket until the latest moment that the pacing allows; READY, if it comes in time, brings that
 * forward. What a bucket waits for READY is taken from a purse, as in a token bucket: it begins full, each identify puts the
 * pacing's patience in, and so does rest.
 */
final class IdentifySpacing {
    private final IdentifyPacing pacing;
    private final Map<Integer, Last> byShard = new HashMap<>();
    private final Map<Integer, Last> byBucket = new HashMap<>();
    private int buckets = 1;

    /**
     * The last identify of a shard.
     *
     * @param number which identify it was; negative for one of another process
     * @param latest when its bucket is free if nothing proves that it was read
     * @param freeAt when it is, by all that is known
     */
    private record Last(int shard, long number, long latest, long freeAt) {
        /** What it might have waited for READY and did not have to. */
        long unused() {
            return latest - freeAt;
        }

        static Last later(Last one, Last other) {
            return one.freeAt - other.freeAt > 0 ? one : other;
        }
    }

    IdentifySpacing(IdentifyPacing pacing) {
        this.pacing = pacing;
    }

    /** Shards fall into as many buckets from now on. */
    void buckets(int count) {
        buckets = count;
        byBucket.clear();
        byShard.values().forEach(last -> byBucket.merge(last.shard() % count, last, Last::later));
    }

    /** IDENTIFY was written. */
    void identified(int shard, long number, long now) {
        long latest = now + saved(shard % buckets, now) + pacing.nanosFromIdentify();
        put(new Last(shard, number, latest, latest));
    }

    private long saved(int bucket, long now) {
        Last before = byBucket.get(bucket);
        long most = pacing.savings().toNanos();
        return before == null ? most : Math.max(0, Math.min(most, before.unused() + now - before.freeAt()));
    }

    private void put(Last last) {
        byShard.put(last.shard(), last);
        byBucket.put(last.shard() % buckets, last);
    }

    /** An identify of another process, which may be younger than what is known. */
    void restore(int shard, long at) {
        long freeAt = at + pacing.nanosFromIdentify();
        Last restored = new Last(shard, -1, freeAt, freeAt);
        byShard.merge(shard, restored, Last::later);
        byBucket.merge(shard % buckets, restored, Last::later);
    }

    /** READY proves that the Gateway has read the identify; does nothing for one that is not the shard's last. */
    void ready(int shard, long number, long now) {
        Last last = byShard.get(shard);
        long proved = now + pacing.nanosFromProof();
        if (last != null && last.number() == number && proved - last.latest() < 0) {
            Last sooner = new Last(shard, number, last.latest(), proved);
            byShard.put(shard, sooner);
            byBucket.replace(shard % buckets, last, sooner);
        }
    }

    /** How long until a bucket is free; 0 if it is. */
    long nanosUntilFree(int bucket, long now) {
        Last last = byBucket.get(bucket);
        return last == null ? 0 : Math.max(0, last.freeAt() - now);
    }
}
