package dev.shard.sim.protocol;

import org.jspecify.annotations.Nullable;

/** The opcodes, and who may send them. Source: Discord, "Gateway Opcodes", API v10. */
public enum Opcode {
    DISPATCH(0, Sender.SERVER),
    HEARTBEAT(1, Sender.CLIENT),
    IDENTIFY(2, Sender.CLIENT),
    PRESENCE_UPDATE(3, Sender.CLIENT),
    VOICE_STATE_UPDATE(4, Sender.CLIENT),
    RESUME(6, Sender.CLIENT),
    RECONNECT(7, Sender.SERVER),
    REQUEST_GUILD_MEMBERS(8, Sender.CLIENT),
    INVALID_SESSION(9, Sender.SERVER),
    HELLO(10, Sender.SERVER),
    HEARTBEAT_ACK(11, Sender.SERVER),
    REQUEST_SOUNDBOARD_SOUNDS(31, Sender.CLIENT),
    REQUEST_CHANNEL_INFO(43, Sender.CLIENT);

    private enum Sender {
        CLIENT,
        SERVER
    }

    private final int code;
    private final Sender sender;

    Opcode(int code, Sender sender) {
        this.code = code;
        this.sender = sender;
    }

    public int code() {
        return code;
    }

    public boolean fromClient() {
        return sender == Sender.CLIENT;
    }

    /** Whether a client may send it before it is authenticated. */
    public boolean beforeAuthentication() {
        return this == HEARTBEAT || authenticates();
    }

    public boolean authenticates() {
        return this == IDENTIFY || this == RESUME;
    }

    /** The opcode of this number; null if there is none. */
    public static @Nullable Opcode of(int code) {
        for (Opcode opcode : values()) {
            if (opcode.code == code) {
                return opcode;
            }
        }
        return null;
    }
}
