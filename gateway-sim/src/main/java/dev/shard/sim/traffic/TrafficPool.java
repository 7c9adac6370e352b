package dev.shard.sim.traffic;

import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/**
 * Events made beforehand and repeated for ever, for loads that the generator itself could not make in time. Immutable;
 * any number of threads may read, each with an index of its own.
 */
public final class TrafficPool {
    private static final JsonMapper MAPPER = JsonMapper.shared();

    private final List<TrafficEvent> events;
    private final List<byte[]> json;

    private TrafficPool(List<TrafficEvent> events) {
        this.events = events;
        json = events.stream()
                .map(event -> MAPPER.writeValueAsBytes(event.data()))
                .toList();
    }

    /**
     * Takes the next {@code size} events of the mix.
     *
     * @param size at least 1; a few thousand hold every common event, and take some 50 MB
     */
    public static TrafficPool of(TrafficGenerator generator, int size) {
        if (size < 1) {
            throw new IllegalArgumentException("size must be at least 1, was " + size);
        }
        return new TrafficPool(Stream.generate(generator::next).limit(size).toList());
    }

    /** The event at any index from 0 on; past the end it begins again. */
    public TrafficEvent at(long index) {
        return events.get(wrapped(index));
    }

    /** The data of the event at {@code index} as UTF-8 JSON; shared, not to be changed. */
    public byte[] jsonAt(long index) {
        return json.get(wrapped(index));
    }

    private int wrapped(long index) {
        return (int) Math.floorMod(index, (long) events.size());
    }

    public int size() {
        return events.size();
    }
}
