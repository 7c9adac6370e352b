package dev.shard.sim.traffic;

import java.util.Collection;
import java.util.List;

/** Draws event types as often as their weights say. */
final class TrafficMix {
    private final List<EventType> types;
    private final int total;

    TrafficMix(Collection<EventType> candidates) {
        types = candidates.stream().filter(type -> type.weight() > 0).toList();
        total = types.stream().mapToInt(EventType::weight).sum();
    }

    EventType draw(Draw draw) {
        int left = draw.below(total);
        for (EventType type : types) {
            left -= type.weight();
            if (left < 0) {
                return type;
            }
        }
        throw new AssertionError("weights do not add up to " + total);
    }
}
