package dev.shard.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A session as the Gateway knows it: all that it ever said, which is the truth that deliveries are held against. */
final class GatewaySession {
    private final String id;
    private final int shard;
    private final String query;
    private final List<Event> events = new ArrayList<>();
    private @Nullable GatewayConnection connection;
    private long detachedAt;
    private boolean over;

    /** One sequence number. */
    static final class Event {
        private final Payload payload;
        private final boolean control;
        private boolean lost;

        private Event(Payload payload, boolean control) {
            this.payload = payload;
            this.control = control;
        }

        Payload payload() {
            return payload;
        }

        /** Whether it speaks of its connection, so that no other one replays it. */
        boolean control() {
            return control;
        }

        /** It can not arrive any more, or never existed. */
        void lose() {
            lost = true;
        }

        /** Whether nobody can be blamed for not delivering it. */
        boolean mayBeMissing() {
            return lost || control;
        }
    }

    GatewaySession(String id, int shard, String query) {
        this.id = id;
        this.shard = shard;
        this.query = query;
    }

    String id() {
        return id;
    }

    int shard() {
        return shard;
    }

    /** Encoding and compression; a resume must ask for the same. */
    String query() {
        return query;
    }

    /** The last sequence that was given to anything. */
    long last() {
        return events.size();
    }

    /** The event of a sequence; null if there is none. */
    @Nullable Event event(long sequence) {
        return sequence < 1 || sequence > events.size() ? null : events.get((int) sequence - 1);
    }

    /** One more event. */
    Event add(String name, Map<String, ? extends @Nullable Object> data) {
        Event event = new Event(Payload.event(last() + 1, name, data), "READY".equals(name) || "RESUMED".equals(name));
        events.add(event);
        return event;
    }

    /** A sequence that no event has. */
    void skip() {
        add("NOTHING", Map.of()).lose();
    }

    void attach(GatewayConnection to) {
        connection = to;
    }

    void detach(long now) {
        connection = null;
        detachedAt = now;
    }

    @Nullable GatewayConnection connection() {
        return connection;
    }

    long detachedAt() {
        return detachedAt;
    }

    void end() {
        over = true;
    }

    boolean over() {
        return over;
    }
}
