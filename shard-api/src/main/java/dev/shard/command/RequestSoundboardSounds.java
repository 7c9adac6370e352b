package dev.shard.command;

import dev.shard.GatewayCommand;
import dev.shard.Opcode;
import java.util.List;
import java.util.Map;

/**
 * Asks for the soundboard sounds of guilds, opcode 31; one {@code SOUNDBOARD_SOUNDS} dispatch per guild answers.
 *
 * @param guildIds snowflakes, unsigned; at least 1 and, since a payload holds 4096 bytes, at most 170
 */
public record RequestSoundboardSounds(List<Long> guildIds) implements GatewayCommand {
    /** Guilds that surely fit into one payload. */
    public static final int MAX_GUILDS = 170;

    /** Copies the list and checks its length. */
    public RequestSoundboardSounds {
        guildIds = List.copyOf(guildIds);
        if (guildIds.isEmpty() || guildIds.size() > MAX_GUILDS) {
            throw new IllegalArgumentException("guildIds must be from 1 to " + MAX_GUILDS + " ids, were "
                    + guildIds.size() + "; send several commands");
        }
    }

    @Override
    public int op() {
        return Opcode.REQUEST_SOUNDBOARD_SOUNDS.code();
    }

    @Override
    public Object data() {
        return Map.of("guild_ids", guildIds.stream().map(Long::toUnsignedString).toList());
    }
}
