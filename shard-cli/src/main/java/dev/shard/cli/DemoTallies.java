package dev.shard.cli;

import dev.shard.ShardEvent;
import dev.shard.ShardListener;
import java.util.ArrayList;
import java.util.List;

/** One tally per shard of a demo; it outlives the shards, which a restart makes anew. */
final class DemoTallies implements ShardListener {
    private final List<DemoTally> tallies = new ArrayList<>();

    DemoTallies(int shards) {
        for (int id = 0; id < shards; id++) {
            tallies.add(new DemoTally());
        }
    }

    DemoTally of(int shard) {
        return tallies.get(shard);
    }

    List<DemoTally> all() {
        return tallies;
    }

    @Override
    public void accept(ShardEvent event) {
        of(event.shard().id()).accept(event);
    }
}
