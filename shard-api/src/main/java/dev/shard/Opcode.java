package dev.shard;

import org.jspecify.annotations.Nullable;

/**
 * What a payload is: the {@code op} key.
 *
 * @see "Discord documentation, Gateway Opcodes"
 */
public enum Opcode {
    /** An event; the only opcode with a sequence and a name. */
    DISPATCH(0, Direction.RECEIVE),
    /** Keeps the connection alive; the Gateway may also ask for one. */
    HEARTBEAT(1, Direction.BOTH),
    /** Starts a session. */
    IDENTIFY(2, Direction.SEND),
    /** Changes the bot's presence. */
    PRESENCE_UPDATE(3, Direction.SEND),
    /** Joins, moves between or leaves voice channels. */
    VOICE_STATE_UPDATE(4, Direction.SEND),
    /** Continues a session after a connection was lost. */
    RESUME(6, Direction.SEND),
    /** Asks the client to reconnect and resume. */
    RECONNECT(7, Direction.RECEIVE),
    /** Asks for members of a guild. */
    REQUEST_GUILD_MEMBERS(8, Direction.SEND),
    /** The session is invalid; {@code d} says whether it may be resumed. */
    INVALID_SESSION(9, Direction.RECEIVE),
    /** First payload of a connection; carries the heartbeat interval. */
    HELLO(10, Direction.RECEIVE),
    /** Answers a heartbeat. */
    HEARTBEAT_ACK(11, Direction.RECEIVE),
    /** Asks for the soundboard sounds of guilds. */
    REQUEST_SOUNDBOARD_SOUNDS(31, Direction.SEND),
    /** Asks for ephemeral facts about a guild's channels. */
    REQUEST_CHANNEL_INFO(43, Direction.SEND);

    /** Who may send an opcode, seen from the client. */
    public enum Direction {
        /** Client to Gateway. */
        SEND,
        /** Gateway to client. */
        RECEIVE,
        /** Either way. */
        BOTH
    }

    private static final Opcode[] BY_CODE = new Opcode[REQUEST_CHANNEL_INFO.code + 1];

    static {
        for (Opcode opcode : values()) {
            BY_CODE[opcode.code] = opcode;
        }
    }

    private final int code;
    private final Direction direction;

    Opcode(int code, Direction direction) {
        this.code = code;
        this.direction = direction;
    }

    /** The number on the wire. */
    public int code() {
        return code;
    }

    /** Who may send it. */
    public Direction direction() {
        return direction;
    }

    /** The opcode of a number; null if it is not documented for bots. */
    public static @Nullable Opcode find(long code) {
        return code >= 0 && code < BY_CODE.length ? BY_CODE[(int) code] : null;
    }
}
