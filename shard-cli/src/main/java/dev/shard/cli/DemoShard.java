package dev.shard.cli;

import dev.shard.Shard;
import dev.shard.ShardStatus;

/** One shard of a demo, and what it delivered. */
final class DemoShard {
    private final Shard shard;
    private final DemoTally tally;
    private long dispatchesBefore;
    private long nanosBefore = System.nanoTime();
    private long eventsPerSecond;

    DemoShard(Shard shard, DemoTally tally) {
        this.shard = shard;
        this.tally = tally;
    }

    Shard shard() {
        return shard;
    }

    DemoTally tally() {
        return tally;
    }

    ShardStatus status() {
        return shard.status();
    }

    /** Takes the rate anew, over the time since it was last taken. */
    void measure() {
        long now = System.nanoTime();
        long dispatches = status().traffic().dispatches();
        eventsPerSecond = Math.round((dispatches - dispatchesBefore) * 1e9 / Math.max(1, now - nanosBefore));
        dispatchesBefore = dispatches;
        nanosBefore = now;
    }

    /** Over the last measured stretch. */
    long eventsPerSecond() {
        return eventsPerSecond;
    }
}
