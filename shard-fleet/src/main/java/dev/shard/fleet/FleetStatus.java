package dev.shard.fleet;

import dev.shard.ShardPhase;
import dev.shard.ShardStatus;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;

/**
 * What all shards of a fleet looked like at one moment.
 *
 * @param shards one each, lower ids first
 */
public record FleetStatus(List<ShardStatus> shards) {
    /** Failed ones first, then those that have been away longest, then those that have been silent longest. */
    private static final Comparator<ShardStatus> WORST_FIRST = Comparator.comparing(
                    (ShardStatus shard) -> shard.phase() != ShardPhase.FAILED)
            .thenComparing(shard -> shard.history().sinceNotActive().orElse(Duration.ZERO), Comparator.reverseOrder())
            .thenComparing(shard -> shard.traffic().sinceLastMessage().orElse(Duration.ZERO), Comparator.reverseOrder())
            .thenComparing(shard -> shard.shard().id());

    /** Copies the list. */
    public FleetStatus {
        shards = List.copyOf(shards);
    }

    /** How many shards are in a phase. */
    public int count(ShardPhase phase) {
        return (int) shards.stream().filter(shard -> shard.phase() == phase).count();
    }

    /** How many shards have an established session. */
    public int active() {
        return count(ShardPhase.ACTIVE);
    }

    /** Events received by all shards since they were made. */
    public long dispatches() {
        return shards.stream().mapToLong(shard -> shard.traffic().dispatches()).sum();
    }

    /** IDENTIFY payloads sent by all shards since they were made. */
    public long identifies() {
        return shards.stream().mapToLong(shard -> shard.history().identifies()).sum();
    }

    /** Resumes that succeeded, of all shards since they were made. */
    public long resumes() {
        return shards.stream().mapToLong(shard -> shard.history().resumes()).sum();
    }

    /** The same shards, those first that need somebody's attention most. */
    public List<ShardStatus> worstFirst() {
        return shards.stream().sorted(WORST_FIRST).toList();
    }
}
