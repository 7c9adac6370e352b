package dev.shard.sim.traffic;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What an event shows to a session that lacks MESSAGE_CONTENT or GUILD_PRESENCES: the event still comes, with some of
 * its fields emptied (Discord, Gateway, "Message Content Intent" and "Guild Create").
 */
public final class ContentGates {
    private ContentGates() {}

    /**
     * The data as this session may see it.
     *
     * @param intents those of the session, as bits of {@link IntentBits}
     * @param selfId the bot's own user id: it always sees its own messages, and those that mention it
     * @return {@code data} itself if nothing is hidden, else a copy that shares the untouched fields
     */
    public static JsonNode visible(String name, JsonNode data, long intents, long selfId) {
        if (!(data instanceof ObjectNode event)) {
            return data;
        }
        boolean content = (intents & IntentBits.MESSAGE_CONTENT) != 0;
        return switch (name) {
            case "MESSAGE_CREATE", "MESSAGE_UPDATE" -> content || isOpen(event, selfId) ? event : emptied(event);
            case "AUTO_MODERATION_ACTION_EXECUTION" -> content ? event : unquoted(event);
            case "GUILD_CREATE" ->
                (intents & IntentBits.GUILD_PRESENCES) != 0 ? event : withoutPresences(event, selfId);
            default -> event;
        };
    }

    private static boolean isOpen(ObjectNode message, long selfId) {
        if (!message.hasNonNull("guild_id")
                || EventGates.isSelf(message.path("author").path("id"), selfId)) {
            return true;
        }
        for (JsonNode mentioned : message.path("mentions")) {
            if (EventGates.isSelf(mentioned.path("id"), selfId)) {
                return true;
            }
        }
        return false;
    }

    private static ObjectNode emptied(ObjectNode message) {
        ObjectNode copy = shallow(message);
        copy.put("content", "");
        copy.putArray("embeds");
        copy.putArray("attachments");
        copy.putArray("components");
        copy.remove("poll");
        if (copy.get("referenced_message") instanceof ObjectNode answered) {
            copy.set("referenced_message", emptied(answered));
        }
        return copy;
    }

    private static ObjectNode unquoted(ObjectNode execution) {
        return shallow(execution).put("content", "").put("matched_content", "");
    }

    /** Of the members, only the bot and those in voice remain. */
    private static ObjectNode withoutPresences(ObjectNode guild, long selfId) {
        ArrayNode members = JsonNodeFactory.instance.arrayNode();
        for (JsonNode member : guild.path("members")) {
            JsonNode id = member.path("user").path("id");
            if (EventGates.isSelf(id, selfId) || inVoice(guild, id.asString(""))) {
                members.add(member);
            }
        }
        ObjectNode copy = shallow(guild);
        copy.set("members", members);
        copy.putArray("presences");
        return copy;
    }

    private static boolean inVoice(ObjectNode guild, String user) {
        for (JsonNode state : guild.path("voice_states")) {
            if (user.equals(state.path("user_id").asString(""))) {
                return true;
            }
        }
        return false;
    }

    private static ObjectNode shallow(ObjectNode original) {
        return JsonNodeFactory.instance.objectNode().setAll(original);
    }
}
