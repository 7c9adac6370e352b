package dev.shard.sim.protocol;

import java.util.Set;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/** Whether {@code d} is what its opcode asks for. Values are the business of later steps. */
final class PayloadShape {
    private static final Set<String> STATUSES = Set.of("online", "dnd", "idle", "invisible", "offline");

    private PayloadShape() {}

    static boolean fits(Opcode opcode, JsonNode d) {
        return switch (opcode) {
            case HEARTBEAT -> isAbsent(d) || isSequence(d);
            case IDENTIFY -> isIdentify(d);
            case RESUME -> d.path("token").isString() && d.path("session_id").isString();
            case PRESENCE_UPDATE -> isPresence(d);
            case VOICE_STATE_UPDATE -> isVoiceState(d);
            case REQUEST_GUILD_MEMBERS -> isMemberRequest(d);
            case REQUEST_SOUNDBOARD_SOUNDS -> isArrayOf(d.path("guild_ids"), Snowflakes::is);
            case REQUEST_CHANNEL_INFO ->
                Snowflakes.is(d.path("guild_id")) && isArrayOf(d.path("fields"), JsonNode::isString);
            default -> true;
        };
    }

    private static boolean isIdentify(JsonNode d) {
        JsonNode presence = d.path("presence");
        return d.path("token").isString()
                && d.path("properties").isObject()
                && isAbsentOr(d.path("compress"), JsonNode::isBoolean)
                && (isAbsent(presence) || isPresence(presence));
    }

    private static boolean isPresence(JsonNode d) {
        return isNullOr(d.path("since"), JsonNode::isIntegralNumber)
                && isArrayOf(d.path("activities"), JsonNode::isObject)
                && d.path("status").isString()
                && STATUSES.contains(d.path("status").stringValue())
                && d.path("afk").isBoolean();
    }

    private static boolean isVoiceState(JsonNode d) {
        return Snowflakes.is(d.path("guild_id"))
                && isNullOr(d.path("channel_id"), Snowflakes::is)
                && isAbsentOr(d.path("self_mute"), JsonNode::isBoolean)
                && isAbsentOr(d.path("self_deaf"), JsonNode::isBoolean);
    }

    private static boolean isMemberRequest(JsonNode d) {
        JsonNode ids = d.path("user_ids");
        boolean byQuery = d.path("query").isString() && d.path("limit").isIntegralNumber();
        boolean byIds = Snowflakes.is(ids) || isArrayOf(ids, Snowflakes::is);
        return Snowflakes.is(d.path("guild_id")) && (byQuery || byIds);
    }

    private static boolean isSequence(JsonNode d) {
        return d.isIntegralNumber() && d.canConvertToLong() && d.longValue() >= 0;
    }

    private static boolean isAbsent(JsonNode node) {
        return node.isMissingNode() || node.isNull();
    }

    private static boolean isAbsentOr(JsonNode node, Predicate<JsonNode> shape) {
        return isAbsent(node) || shape.test(node);
    }

    /** The key has to be there; its value may be null. */
    private static boolean isNullOr(JsonNode node, Predicate<JsonNode> shape) {
        return node.isNull() || shape.test(node);
    }

    private static boolean isArrayOf(JsonNode node, Predicate<JsonNode> shape) {
        return node.isArray() && node.valueStream().allMatch(shape);
    }
}
