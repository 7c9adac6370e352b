package dev.shard.fleet;

import dev.shard.ShardId;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Which shards are still to identify, and how long that takes if nothing goes wrong. Safe for any thread. */
final class IdentifySchedule {
    /** One identify per bucket in this time. */
    private static final Duration SPACING = Duration.ofSeconds(5);

    private final int maxConcurrency;
    private final Set<ShardId> expected = new HashSet<>();
    private final Map<Integer, Long> freeAt = new HashMap<>();

    IdentifySchedule(int maxConcurrency) {
        this.maxConcurrency = maxConcurrency;
    }

    synchronized void expect(ShardId shard) {
        expected.add(shard);
    }

    /** IDENTIFY was sent. */
    synchronized void identified(ShardId shard, long nowNanos) {
        expected.remove(shard);
        freeAt.put(shard.bucket(maxConcurrency), nowNanos + SPACING.toNanos());
    }

    /** The shard is up, or will never be. */
    synchronized void settled(ShardId shard) {
        expected.remove(shard);
    }

    /** Until the last one may identify; empty if none is to. */
    synchronized Optional<Duration> timeLeft(long nowNanos) {
        Collection<Map.Entry<Integer, Long>> buckets = expected.stream()
                .collect(Collectors.groupingBy(shard -> shard.bucket(maxConcurrency), Collectors.counting()))
                .entrySet();
        return buckets.stream()
                .map(bucket -> Math.max(0, freeAt.getOrDefault(bucket.getKey(), nowNanos) - nowNanos)
                        + (bucket.getValue() - 1) * SPACING.toNanos())
                .max(Long::compare)
                .map(Duration::ofNanos);
    }
}
