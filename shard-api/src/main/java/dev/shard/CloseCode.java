package dev.shard;

import org.jspecify.annotations.Nullable;

/**
 * The Gateway's own close codes, and what they permit. Codes that are not listed, absent codes and lost connections are
 * answered with {@link CloseAction#RESUME}: it costs no identify, and the Gateway corrects a wrong guess with opcode 9.
 *
 * @see "Discord documentation, Gateway Close Event Codes, API v10"
 */
public enum CloseCode {
    /** Trouble on Discord's side. */
    UNKNOWN_ERROR(4000, CloseAction.RESUME, "connects again by itself"),
    /** An opcode that does not exist, or a payload that does not fit its opcode. */
    UNKNOWN_OPCODE(4001, CloseAction.RESUME, "do not send that command again"),
    /** A payload that could not be decoded or had more than 4096 bytes. */
    DECODE_ERROR(4002, CloseAction.RESUME, "do not send that command again"),
    /** A payload before IDENTIFY, or the session was invalidated. */
    NOT_AUTHENTICATED(4003, CloseAction.IDENTIFY, "starts a new session by itself"),
    /** The token is wrong. */
    AUTHENTICATION_FAILED(4004, CloseAction.FAIL, "check the bot token in the developer portal and start again"),
    /** A second IDENTIFY on one connection. */
    ALREADY_AUTHENTICATED(4005, CloseAction.RESUME, "connects again by itself"),
    /** RESUME with a sequence that the Gateway never sent. */
    INVALID_SEQUENCE(4007, CloseAction.IDENTIFY, "starts a new session by itself"),
    /** More than 120 payloads in 60 seconds. */
    RATE_LIMITED(4008, CloseAction.RESUME, "send fewer commands; repeat offenders lose access"),
    /** The session timed out. */
    SESSION_TIMED_OUT(4009, CloseAction.IDENTIFY, "starts a new session by itself"),
    /** The shard array was refused. */
    INVALID_SHARD(
            4010, CloseAction.FAIL, "check shard id and count; a large bot needs a multiple of its assigned count"),
    /** The session would hold too many guilds. */
    SHARDING_REQUIRED(4011, CloseAction.FAIL, "run more shards: one may hold at most 2500 guilds"),
    /** The API version does not exist any more. */
    INVALID_API_VERSION(4012, CloseAction.FAIL, "use API version 10"),
    /** An intent bit that is not defined. */
    INVALID_INTENTS(4013, CloseAction.FAIL, "use only the intents that are documented"),
    /** A privileged intent that the application was not granted. */
    DISALLOWED_INTENTS(
            4014,
            CloseAction.FAIL,
            "enable the privileged intents in the developer portal or remove them from the configured intents");

    private final int code;
    private final CloseAction action;
    private final String remedy;

    CloseCode(int code, CloseAction action, String remedy) {
        this.code = code;
        this.action = action;
        this.remedy = remedy;
    }

    /** The number in the close frame. */
    public int code() {
        return code;
    }

    /** What a shard does next unless its configuration says otherwise. */
    public CloseAction action() {
        return action;
    }

    /** What the operator can do about it, without a full stop, to follow a colon or semicolon. */
    public String remedy() {
        return remedy;
    }

    /** The close code of a number; null if the Gateway's table does not list it. */
    public static @Nullable CloseCode find(int code) {
        for (CloseCode candidate : values()) {
            if (candidate.code == code) {
                return candidate;
            }
        }
        return null;
    }
}
