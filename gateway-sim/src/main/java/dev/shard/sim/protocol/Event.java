package dev.shard.sim.protocol;

import dev.shard.sim.traffic.ContentGates;
import dev.shard.sim.traffic.EventGates;
import dev.shard.sim.traffic.TrafficEvent;
import dev.shard.sim.traffic.TrafficGenerator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import tools.jackson.databind.JsonNode;

/**
 * A dispatch that has not been numbered yet. Confined to the event loop once it is published.
 *
 * <p>What a session may see of it depends on its intents; each view is made and serialized once.
 */
public final class Event {
    /** A bot has one set of intents, or a few; more are not worth the memory. */
    private static final int MAX_VIEWS = 16;

    private final String name;
    private final PayloadData data;
    private final OptionalLong guild;
    private final Map<Long, Optional<Event>> views = new HashMap<>(2);

    private Event(String name, PayloadData data, OptionalLong guild) {
        this.name = name;
        this.data = data;
        this.guild = guild;
    }

    /** An event that everybody who has the intents for it hears of. */
    public static Event of(TrafficEvent event) {
        return new Event(event.name(), PayloadData.of(event.data()), event.guildId());
    }

    /** An event about a connection, or the answer to a request: it concerns one session only. */
    public static Event personal(String name, JsonNode data) {
        return personal(name, PayloadData.of(data));
    }

    /** The same, of data that is serialized already. */
    public static Event personal(String name, PayloadData data) {
        return new Event(name, data, OptionalLong.empty());
    }

    /** What a session with these intents gets to see of it; empty if it does not hear of it at all. */
    public Optional<Event> seenWith(long intents) {
        if (views.size() > MAX_VIEWS) {
            views.clear();
        }
        return views.computeIfAbsent(intents, this::view);
    }

    private Optional<Event> view(long intents) {
        if (!EventGates.passes(name, data.tree(), intents)) {
            return Optional.empty();
        }
        JsonNode visible = ContentGates.visible(name, data.tree(), intents, TrafficGenerator.BOT_USER_ID);
        return Optional.of(visible.equals(data.tree()) ? this : new Event(name, PayloadData.of(visible), guild));
    }

    public String name() {
        return name;
    }

    public PayloadData data() {
        return data;
    }

    /** The guild that it concerns; empty if none, which makes it an event of shard 0. */
    public OptionalLong guild() {
        return guild;
    }
}
