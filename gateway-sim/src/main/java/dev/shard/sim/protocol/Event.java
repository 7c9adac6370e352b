package dev.shard.sim.protocol;

import dev.shard.sim.traffic.ContentGates;
import dev.shard.sim.traffic.EventGates;
import dev.shard.sim.traffic.TrafficEvent;
import dev.shard.sim.traffic.TrafficGenerator;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import tools.jackson.databind.JsonNode;

/**
 * A dispatch that has not been numbered yet. Confined to the event loop once it is published.
 *
 * <p>What a session may see of it depends on its intents; each of the few variants is made and serialized once.
 */
public final class Event {
    private static final long SIGHT = Intents.MESSAGE_CONTENT | Intents.GUILD_PRESENCES;

    private final String name;
    private final PayloadData data;
    private final OptionalLong guild;
    private final Map<Long, Event> variants = new HashMap<>(2);

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

    /** Whether a session with these intents hears of it. */
    public boolean passes(long intents) {
        return EventGates.passes(name, data.tree(), intents);
    }

    /** What a session with these intents sees of it. */
    public Event visibleTo(long intents) {
        return variants.computeIfAbsent(intents & SIGHT, this::variant);
    }

    private Event variant(long sight) {
        JsonNode visible = ContentGates.visible(name, data.tree(), sight, TrafficGenerator.BOT_USER_ID);
        return visible.equals(data.tree()) ? this : new Event(name, PayloadData.of(visible), guild);
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
