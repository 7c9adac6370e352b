package dev.shard.sim.protocol;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Member lists: every guild has as many, the bot itself first, then {@code member-00001} and so on. */
final class Members {
    /** Clients look for themselves in a member list. */
    private static final int BOT = 0;

    private static final int CHUNK = 1000;
    private static final int MAX_FOUND = 100;
    private static final long FIRST_USER = 1_100_000_000_000_100_000L;
    /** Ids below this are too small to be snowflakes, and come back as numbers. */
    private static final long SMALLEST_SNOWFLAKE = 1L << 22;

    private final int perGuild;

    Members(int perGuild) {
        this.perGuild = perGuild;
    }

    /** The {@code d} of each chunk that answers this request; at least one. */
    List<ObjectNode> chunks(long guild, JsonNode request, boolean presences) {
        ArrayNode notFound = Json.object().putArray("not_found");
        List<Integer> found = request.path("query").isString() ? byQuery(request) : byIds(request, notFound);
        int count = Math.max(1, (found.size() + CHUNK - 1) / CHUNK);
        List<ObjectNode> chunks = new ArrayList<>();
        for (int index = 0; index < count; index++) {
            List<Integer> part = found.subList(index * CHUNK, Math.min(found.size(), (index + 1) * CHUNK));
            chunks.add(chunk(guild, part, index, count, presences));
        }
        if (!notFound.isEmpty()) {
            chunks.get(count - 1).set("not_found", notFound);
        }
        return chunks;
    }

    private List<Integer> byQuery(JsonNode request) {
        String prefix = request.path("query").stringValue();
        int limit = request.path("limit").asInt(0);
        if (prefix.isEmpty() && limit == 0) {
            return IntStream.range(0, perGuild).boxed().toList();
        }
        return IntStream.range(0, perGuild)
                .filter(i -> name(i).startsWith(prefix))
                .limit(limit > 0 ? Math.min(limit, MAX_FOUND) : MAX_FOUND)
                .boxed()
                .toList();
    }

    private List<Integer> byIds(JsonNode request, ArrayNode notFound) {
        JsonNode ids = request.path("user_ids");
        List<JsonNode> asked = ids.isArray() ? ids.valueStream().toList() : List.of(ids);
        List<Integer> found = new ArrayList<>();
        for (JsonNode id : asked.subList(0, Math.min(asked.size(), MAX_FOUND))) {
            OptionalLong user = Snowflakes.parse(id);
            long index = index(user.orElse(0));
            if (index >= 0 && index < perGuild) {
                found.add((int) index);
            } else {
                addNotFound(notFound, user.orElse(0));
            }
        }
        return found;
    }

    private static void addNotFound(ArrayNode notFound, long id) {
        if (id >= 0 && id < SMALLEST_SNOWFLAKE) {
            notFound.add(id);
        } else {
            notFound.add(Long.toUnsignedString(id));
        }
    }

    private static ObjectNode chunk(long guild, List<Integer> part, int index, int count, boolean presences) {
        ObjectNode data = Json.object().put("guild_id", Long.toUnsignedString(guild));
        ArrayNode members = data.putArray("members");
        part.forEach(i -> members.add(member(i)));
        data.put("chunk_index", index).put("chunk_count", count);
        if (presences) {
            ArrayNode all = data.putArray("presences");
            part.forEach(i -> all.add(presence(i)));
        }
        return data;
    }

    private static ObjectNode member(int i) {
        ObjectNode member = Json.object();
        member.putObject("user").put("id", id(i)).put("username", name(i)).put("discriminator", "0");
        member.putNull("nick").put("joined_at", "2026-01-01T00:00:00.000000+00:00");
        member.put("deaf", false).put("mute", false).put("flags", 0).putArray("roles");
        return member;
    }

    private static ObjectNode presence(int i) {
        ObjectNode presence = Json.object().put("status", i % 3 == 0 ? "idle" : "online");
        presence.putObject("user").put("id", id(i));
        presence.putArray("activities");
        presence.putObject("client_status").put("desktop", "online");
        return presence;
    }

    private static long index(long user) {
        return Long.toUnsignedString(user).equals(Bot.ID) ? BOT : user - FIRST_USER;
    }

    private static String id(int i) {
        return i == BOT ? Bot.ID : Long.toUnsignedString(FIRST_USER + i);
    }

    private static String name(int i) {
        return i == BOT ? Bot.NAME : "member-%05d".formatted(i);
    }
}
