package dev.shard.command;

import static java.util.Objects.requireNonNull;

import dev.shard.GatewayCommand;
import dev.shard.Opcode;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Asks for members of one guild, opcode 8; the answer comes as {@code GUILD_MEMBERS_CHUNK} dispatches. The whole list may
 * be asked for once in 30 seconds per guild.
 */
public final class RequestGuildMembers implements GatewayCommand {
    /** Most members that a request by prefix or by id returns. */
    public static final int MAX_SELECTED = 100;
    /** Longest nonce, in bytes of UTF-8; the Gateway ignores longer ones. */
    public static final int MAX_NONCE_BYTES = 32;

    private final long guildId;
    private final @Nullable String query;
    private final int limit;
    private final List<Long> userIds;
    private final boolean presences;
    private final @Nullable String nonce;

    private RequestGuildMembers(
            long guildId,
            @Nullable String query,
            int limit,
            List<Long> userIds,
            boolean presences,
            @Nullable String nonce) {
        this.guildId = guildId;
        this.query = query;
        this.limit = limit;
        this.userIds = userIds;
        this.presences = presences;
        this.nonce = nonce;
    }

    /** All members; needs {@code GUILD_MEMBERS}. */
    public static RequestGuildMembers all(long guildId) {
        return new RequestGuildMembers(guildId, "", 0, List.of(), false, null);
    }

    /**
     * Members whose name starts with a prefix.
     *
     * @param prefix not empty
     * @param limit 1 to 100
     */
    public static RequestGuildMembers startingWith(long guildId, String prefix, int limit) {
        if (requireNonNull(prefix, "prefix").isEmpty()) {
            throw new IllegalArgumentException("prefix is empty; use all(guildId) for every member");
        }
        if (limit < 1 || limit > MAX_SELECTED) {
            throw new IllegalArgumentException("limit must be from 1 to " + MAX_SELECTED + ", was " + limit);
        }
        return new RequestGuildMembers(guildId, prefix, limit, List.of(), false, null);
    }

    /** Members by id, 1 to 100 of them. */
    public static RequestGuildMembers byId(long guildId, Collection<Long> userIds) {
        if (userIds.isEmpty() || userIds.size() > MAX_SELECTED) {
            throw new IllegalArgumentException(
                    "userIds must be from 1 to " + MAX_SELECTED + " ids, were " + userIds.size());
        }
        return new RequestGuildMembers(guildId, null, 0, List.copyOf(userIds), false, null);
    }

    /** Also asks for presences; needs {@code GUILD_PRESENCES}. */
    public RequestGuildMembers withPresences() {
        return new RequestGuildMembers(guildId, query, limit, userIds, true, nonce);
    }

    /** A mark that every chunk of the answer will carry: at most 32 bytes of UTF-8. */
    public RequestGuildMembers withNonce(String value) {
        int bytes = requireNonNull(value, "nonce").getBytes(StandardCharsets.UTF_8).length;
        if (bytes > MAX_NONCE_BYTES) {
            throw new IllegalArgumentException(
                    "nonce may have at most " + MAX_NONCE_BYTES + " bytes of UTF-8, had " + bytes);
        }
        return new RequestGuildMembers(guildId, query, limit, userIds, presences, value);
    }

    /** The guild asked about; snowflake, unsigned. */
    public long guildId() {
        return guildId;
    }

    /** The mark of the answer; null for none. */
    public @Nullable String nonce() {
        return nonce;
    }

    /** Whether the whole list is asked for, which Discord limits to once in 30 seconds per guild. */
    public boolean wholeList() {
        return query != null && query.isEmpty() && limit == 0;
    }

    @Override
    public int op() {
        return Opcode.REQUEST_GUILD_MEMBERS.code();
    }

    @Override
    public Object data() {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("guild_id", Long.toUnsignedString(guildId));
        if (query != null) {
            data.put("query", query);
            data.put("limit", limit);
        } else {
            data.put("user_ids", userIds.stream().map(Long::toUnsignedString).toList());
        }
        if (presences) {
            data.put("presences", true);
        }
        if (nonce != null) {
            data.put("nonce", nonce);
        }
        return data;
    }

    @Override
    public String toString() {
        return "RequestGuildMembers" + data();
    }
}
