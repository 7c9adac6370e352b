package dev.shard.sim.traffic;

import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Which intents let an event through (Discord, Gateway, "List of Intents"). Names that nobody documents are not gated.
 * What an event may show once it is let through is the business of {@link ContentGates}.
 */
public final class EventGates {
    private static final Map<String, GateTable.Gate> GATES = GateTable.gates();

    private EventGates() {}

    /** The names that this table knows: the 79 documented dispatches. */
    public static Set<String> names() {
        return GATES.keySet();
    }

    /** The intents of which any may let an event of this name through, as bits; 0 if it is always sent. */
    public static long intentsFor(String name) {
        GateTable.Gate gate = gate(name);
        return gate.guild() | gate.direct();
    }

    /** Same as {@link #passes(String, JsonNode, long, long)} for {@link TrafficGenerator#BOT_USER_ID}. */
    public static boolean passes(String name, JsonNode data, long intents) {
        return passes(name, data, intents, TrafficGenerator.BOT_USER_ID);
    }

    /**
     * Whether a session hears of an event.
     *
     * @param data tells a guild's event from a direct one, and whether the bot itself is concerned
     * @param intents those of the session, as bits of {@link IntentBits}
     * @param selfId the bot's own user id
     */
    public static boolean passes(String name, JsonNode data, long intents, long selfId) {
        long wanted =
                data.hasNonNull("guild_id") ? gate(name).guild() : gate(name).directOrGuild();
        return switch (name) {
            case "GUILD_MEMBER_UPDATE" ->
                has(intents, wanted) || isSelf(data.path("user").path("id"), selfId);
            case "THREAD_MEMBERS_UPDATE" ->
                has(intents, IntentBits.GUILD_MEMBERS)
                        || (has(intents, IntentBits.GUILDS) && concernsSelf(data, selfId));
            default -> wanted == 0 || has(intents, wanted);
        };
    }

    private static GateTable.Gate gate(String name) {
        return GATES.getOrDefault(name, GateTable.Gate.OPEN);
    }

    private static boolean has(long intents, long wanted) {
        return (intents & wanted) != 0;
    }

    private static boolean concernsSelf(JsonNode data, long selfId) {
        for (JsonNode added : data.path("added_members")) {
            if (isSelf(added.path("user_id"), selfId)) {
                return true;
            }
        }
        for (JsonNode removed : data.path("removed_member_ids")) {
            if (isSelf(removed, selfId)) {
                return true;
            }
        }
        return false;
    }

    static boolean isSelf(JsonNode id, long selfId) {
        return Long.toUnsignedString(selfId).equals(id.asString(""));
    }
}
