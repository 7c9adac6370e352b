package dev.shard.command;

import static java.util.Objects.requireNonNull;

import dev.shard.GatewayCommand;
import dev.shard.Opcode;
import dev.shard.Presence;

/**
 * Changes the bot's presence, opcode 3. Discord takes 5 in 20 seconds. While several wait, only the latest is sent; the
 * shard restates it when it has to begin a new session.
 */
public record PresenceUpdate(Presence presence) implements GatewayCommand {
    /** Checks that it is there. */
    public PresenceUpdate {
        requireNonNull(presence, "presence");
    }

    @Override
    public int op() {
        return Opcode.PRESENCE_UPDATE.code();
    }

    @Override
    public Object data() {
        return presence.data();
    }

    @Override
    public Object coalescingKey() {
        return PresenceUpdate.class;
    }
}
