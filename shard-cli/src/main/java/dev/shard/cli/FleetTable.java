package dev.shard.cli;

import dev.shard.ShardId;
import dev.shard.ShardStatus;
import dev.shard.fleet.FleetProgress;
import dev.shard.fleet.FleetStatus;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The shards of a fleet as a table: those first that need attention most, and as many as there is room for. */
final class FleetTable {
    private final Map<ShardId, EventRate> rates = new HashMap<>();

    /**
     * Draws a fleet.
     *
     * @param rows lines there is room for
     */
    String draw(FleetStatus fleet, FleetProgress progress, int rows) {
        String sum = String.format(
                "%s; %d identifies, %d resumes%n", ProgressBar.of(progress), fleet.identifies(), fleet.resumes());
        return sum + draw(fleet, rows - 1);
    }

    /**
     * Draws the shards alone.
     *
     * @param rows lines there is room for
     */
    String draw(FleetStatus fleet, int rows) {
        Map<ShardId, Long> perSecond = new HashMap<>();
        fleet.shards()
                .forEach(shard -> perSecond.put(
                        shard.shard(),
                        rates.computeIfAbsent(shard.shard(), id -> new EventRate())
                                .of(shard.traffic().dispatches(), System.nanoTime())));
        List<ShardStatus> worst = fleet.worstFirst();
        int shown = Math.min(worst.size(), Math.max(1, rows - 3));
        String table = ShardTable.of(worst.subList(0, shown), shard -> perSecond.getOrDefault(shard.shard(), 0L));
        return shown == worst.size() ? table : table + "and " + (worst.size() - shown) + " more that do better";
    }
}
