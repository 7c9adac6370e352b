package dev.shard.command;

import dev.shard.GatewayCommand;
import dev.shard.Opcode;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Asks for ephemeral facts about the channels of a guild, opcode 43; a {@code CHANNEL_INFO} dispatch answers.
 *
 * @param guildId snowflake, unsigned
 * @param fields what to ask for, at least one
 */
public record RequestChannelInfo(long guildId, Set<Field> fields) implements GatewayCommand {
    /** What can be asked for. */
    public enum Field {
        /** Status text of a voice channel. */
        STATUS,
        /** When the voice session began, Unix seconds. */
        VOICE_START_TIME
    }

    /** Copies the set and checks that it is not empty. */
    public RequestChannelInfo {
        if (fields.isEmpty()) {
            throw new IllegalArgumentException("fields is empty; known are status and voice_start_time");
        }
        fields = Set.copyOf(EnumSet.copyOf(fields));
    }

    @Override
    public int op() {
        return Opcode.REQUEST_CHANNEL_INFO.code();
    }

    @Override
    public Object data() {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("guild_id", Long.toUnsignedString(guildId));
        data.put(
                "fields",
                fields.stream()
                        .sorted()
                        .map(field -> field.name().toLowerCase(Locale.ROOT))
                        .toList());
        return data;
    }
}
