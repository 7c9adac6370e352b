package dev.shard.command;

import dev.shard.GatewayCommand;
import dev.shard.Opcode;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Joins, moves between or leaves voice channels, opcode 4. While several for one guild wait, only the latest is sent.
 *
 * @param guildId snowflake, unsigned
 * @param channelId snowflake, unsigned; null to leave
 * @param selfMute whether the bot is muted
 * @param selfDeaf whether the bot is deafened
 */
public record VoiceStateUpdate(long guildId, @Nullable Long channelId, boolean selfMute, boolean selfDeaf)
        implements GatewayCommand {
    /** Joins a voice channel, or moves to it. */
    public static VoiceStateUpdate join(long guildId, long channelId) {
        return new VoiceStateUpdate(guildId, channelId, false, false);
    }

    /** Leaves the voice channel of a guild. */
    public static VoiceStateUpdate leave(long guildId) {
        return new VoiceStateUpdate(guildId, null, false, false);
    }

    @Override
    public int op() {
        return Opcode.VOICE_STATE_UPDATE.code();
    }

    @Override
    public Object data() {
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("guild_id", Long.toUnsignedString(guildId));
        data.put("channel_id", channelId == null ? null : Long.toUnsignedString(channelId));
        data.put("self_mute", selfMute);
        data.put("self_deaf", selfDeaf);
        return data;
    }

    @Override
    public Object coalescingKey() {
        return "voice " + guildId;
    }
}
