package dev.shard.fleet;

import dev.shard.Shard;
import dev.shard.ShardPhase;

/** Hears that a shard went from one phase to another. */
@FunctionalInterface
interface PhaseListener {
    /** Called on the fleet's loop, perhaps a moment after it happened. */
    void changed(Shard shard, ShardPhase to);
}
