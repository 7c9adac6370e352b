package dev.shard.sim.protocol;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Steps 24 to 27: the answers to requests about guilds. Guilds that the session does not see are passed over. */
public final class GuildRequests {
    private static final int MAX_NONCE_BYTES = 32;

    private final Fleet fleet;
    private final Members members;

    public GuildRequests(Fleet fleet) {
        this.fleet = fleet;
        this.members = new Members(fleet.membersPerGuild());
    }

    /** Whether an op 8 asks for everyone, which is limited per guild. */
    public static boolean isWholeList(JsonNode d) {
        return d.path("query").asString("?").isEmpty() && d.path("limit").asInt(-1) == 0;
    }

    /** GUILD_MEMBERS_CHUNK events. */
    public List<Event> members(JsonNode d, Session session) {
        OptionalLong guild = Snowflakes.parse(d.path("guild_id"));
        if (guild.isEmpty() || !sees(session, guild.getAsLong())) {
            return List.of();
        }
        boolean presences = d.path("presences").asBoolean(false) && session.has(Intents.GUILD_PRESENCES);
        List<Event> chunks = new ArrayList<>();
        for (ObjectNode chunk : members.chunks(guild.getAsLong(), d, presences)) {
            copyNonce(d, chunk);
            chunks.add(Event.personal("GUILD_MEMBERS_CHUNK", chunk));
        }
        return chunks;
    }

    /** RATE_LIMITED for an op 8 that came too early. */
    public static Event rateLimited(JsonNode d, Duration retryAfter) {
        ObjectNode data = Json.object().put("opcode", Opcode.REQUEST_GUILD_MEMBERS.code());
        data.put("retry_after", retryAfter.toMillis() / 1000.0);
        ObjectNode meta = data.putObject("meta");
        meta.set("guild_id", d.path("guild_id"));
        copyNonce(d, meta);
        return Event.personal("RATE_LIMITED", data);
    }

    private static void copyNonce(JsonNode d, ObjectNode target) {
        JsonNode nonce = d.path("nonce");
        if (nonce.isString() && nonce.stringValue().getBytes(StandardCharsets.UTF_8).length <= MAX_NONCE_BYTES) {
            target.set("nonce", nonce);
        }
    }

    /** One SOUNDBOARD_SOUNDS event per guild. */
    public List<Event> soundboardSounds(JsonNode d, Session session) {
        return d.path("guild_ids")
                .valueStream()
                .map(Snowflakes::parse)
                .filter(guild -> guild.isPresent() && sees(session, guild.getAsLong()))
                .map(guild -> Event.personal("SOUNDBOARD_SOUNDS", sounds(guild.getAsLong())))
                .toList();
    }

    private static JsonNode sounds(long guild) {
        ObjectNode data = Json.object().put("guild_id", Long.toUnsignedString(guild));
        ObjectNode sound = data.putArray("soundboard_sounds").addObject();
        sound.put("name", "tada")
                .put("sound_id", Long.toUnsignedString(guild + 7))
                .put("volume", 1.0);
        sound.putNull("emoji_id").put("emoji_name", "🎉").put("guild_id", Long.toUnsignedString(guild));
        sound.put("available", true);
        return data;
    }

    /** A CHANNEL_INFO event, or none. */
    public List<Event> channelInfo(JsonNode d, Session session) {
        OptionalLong guild = Snowflakes.parse(d.path("guild_id"));
        if (guild.isEmpty() || !sees(session, guild.getAsLong())) {
            return List.of();
        }
        ObjectNode data = Json.object().put("guild_id", Long.toUnsignedString(guild.getAsLong()));
        ArrayNode channels = data.putArray("channels");
        ObjectNode channel = channels.addObject().put("id", Long.toUnsignedString(guild.getAsLong() + 11));
        List<String> fields =
                d.path("fields").valueStream().map(JsonNode::stringValue).toList();
        if (fields.contains("status")) {
            channel.put("status", "Game night");
        }
        if (fields.contains("voice_start_time")) {
            channel.put("voice_start_time", 1_786_000_000L);
        }
        return List.of(Event.personal("CHANNEL_INFO", data));
    }

    private boolean sees(Session session, long guild) {
        return session.shard().owns(guild) && fleet.guilds().contains(guild);
    }
}
