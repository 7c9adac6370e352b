package dev.shard.sim.traffic;

import java.util.Objects;
import java.util.OptionalLong;
import tools.jackson.databind.JsonNode;

/**
 * One dispatch before it has a sequence number.
 *
 * @param name the envelope's {@code t}
 * @param data the envelope's {@code d}; shared, not to be changed
 * @param guildId the guild whose shard gets this event; empty if it belongs to shard 0
 */
public record TrafficEvent(String name, JsonNode data, OptionalLong guildId) {
    public TrafficEvent {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(data, "data");
        Objects.requireNonNull(guildId, "guildId");
    }

    /** Finds the guild in the data, wherever the event of this name keeps it. */
    public static TrafficEvent of(String name, JsonNode data) {
        return new TrafficEvent(name, data, guildOf(name, data));
    }

    /** Entitlements and subscriptions go to shard 0 even if they name a guild. */
    private static OptionalLong guildOf(String name, JsonNode data) {
        return switch (name) {
            case "GUILD_CREATE", "GUILD_UPDATE", "GUILD_DELETE" -> snowflake(data.path("id"));
            case "RATE_LIMITED" -> snowflake(data.path("meta").path("guild_id"));
            case "ENTITLEMENT_CREATE",
                    "ENTITLEMENT_UPDATE",
                    "ENTITLEMENT_DELETE",
                    "SUBSCRIPTION_CREATE",
                    "SUBSCRIPTION_UPDATE",
                    "SUBSCRIPTION_DELETE" -> OptionalLong.empty();
            default -> snowflake(data.path("guild_id"));
        };
    }

    private static OptionalLong snowflake(JsonNode id) {
        if (id.canConvertToExactIntegral() && id.isNumber()) {
            return OptionalLong.of(id.longValue());
        }
        return id.isString() && !id.stringValue().isEmpty() ? parsed(id.stringValue()) : OptionalLong.empty();
    }

    private static OptionalLong parsed(String id) {
        try {
            return OptionalLong.of(Long.parseUnsignedLong(id));
        } catch (NumberFormatException notASnowflake) {
            return OptionalLong.empty();
        }
    }
}
