package dev.shard.sim.net;

import dev.shard.sim.protocol.Event;
import dev.shard.sim.report.ShardId;
import dev.shard.sim.traffic.TrafficGenerator;
import java.util.ArrayList;
import java.util.List;

/** One shard's events: new ones at first, then the same again, which costs neither making nor serializing. */
final class EventSupply {
    /** Divided among the shards of a bot, so that a large one takes no more memory. */
    private static final int EVENTS_OF_ALL_SHARDS = 8192;

    private static final int LEAST = 64;
    private static final int MOST = 1024;

    private final TrafficGenerator generator;
    private final int capacity;
    private final List<Event> made = new ArrayList<>();
    private int next;

    EventSupply(long seed, ShardId shard, List<Long> guilds) {
        generator = TrafficGenerator.seeded(seed * 31 + shard.id(), guilds);
        capacity = Math.max(LEAST, Math.min(MOST, EVENTS_OF_ALL_SHARDS / shard.count()));
    }

    Event next() {
        if (made.size() < capacity) {
            made.add(Event.of(generator.next()));
            return made.get(made.size() - 1);
        }
        Event event = made.get(next);
        next = (next + 1) % capacity;
        return event;
    }
}
