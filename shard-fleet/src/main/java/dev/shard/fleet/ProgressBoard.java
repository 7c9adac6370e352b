package dev.shard.fleet;

import dev.shard.Shard;
import dev.shard.ShardPhase;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How far a fleet is with being up. Written on the fleet's loop, read by anybody. */
final class ProgressBoard {
    private final FleetLoop loop;
    private volatile @Nullable IdentifySchedule schedule;

    ProgressBoard(FleetLoop loop) {
        this.loop = loop;
    }

    /** A bring-up begins that goes by this schedule. */
    void follow(IdentifySchedule value) {
        schedule = value;
    }

    FleetProgress progress(ShardGroup group) {
        List<Shard> shards = group.shards();
        Map<ShardPhase, Integer> phases = new EnumMap<>(ShardPhase.class);
        shards.forEach(shard -> phases.merge(shard.status().phase(), 1, Integer::sum));
        int ready = phases.getOrDefault(ShardPhase.ACTIVE, 0);
        int resuming = phases.getOrDefault(ShardPhase.RESUMING, 0);
        int identifying = phases.getOrDefault(ShardPhase.IDENTIFYING, 0);
        int failed = phases.getOrDefault(ShardPhase.FAILED, 0);
        int waiting = shards.size() - ready - resuming - identifying - failed;
        return new FleetProgress(shards.size(), ready, resuming, identifying, waiting, failed, timeLeft());
    }

    private Optional<Duration> timeLeft() {
        IdentifySchedule by = schedule;
        return by == null ? Optional.empty() : by.timeLeft(loop.nanoTime());
    }
}
