package dev.shard.sim.report;

/**
 * A rule of the Gateway that a client broke.
 *
 * <p>Each kind belongs to a step in which the server looks at what a client does, and has a default {@link Reaction}.
 * The simulator can be built with another reaction; whatever the reaction, the violation is counted.
 */
public enum Violation {
    /** The upgrade asked for an API version that is not served. */
    UNSUPPORTED_VERSION("U1", Reaction.close(4012)),
    /** The upgrade asked for an unknown {@code encoding} or {@code compress}. */
    UNSUPPORTED_ENCODING("U2", Reaction.close(4002)),
    /** A payload of more than 4096 bytes. */
    PAYLOAD_TOO_LARGE("1", Reaction.close(4002)),
    /**
     * Bytes that are no payload: not decodable, not a map, or without an integer {@code op}; in ETF also a compressed term,
     * or a key that is no string.
     */
    UNDECODABLE_PAYLOAD("2", Reaction.close(4002)),
    /** A frame type that does not belong to the encoding, such as JSON in a binary frame. */
    WRONG_FRAME_TYPE("2", Reaction.close(4002)),
    /** Frames that RFC 6455 forbids: not masked, reserved bits, fragments out of order, text that is no UTF-8. */
    WEBSOCKET_PROTOCOL("2", Reaction.close(1002)),
    /** More than 120 payloads within 60 s on one connection. */
    TOO_MANY_PAYLOADS("3", Reaction.close(4008)),
    /** An opcode that does not exist. */
    UNKNOWN_OPCODE("4", Reaction.close(4001)),
    /** An opcode that only the server sends. */
    SERVER_ONLY_OPCODE("4", Reaction.close(4001)),
    /** Anything but heartbeat, identify or resume before authentication. */
    NOT_AUTHENTICATED("5", Reaction.close(4003)),
    /** {@code d} does not have the shape that its opcode asks for. */
    WRONG_SHAPE("6", Reaction.close(4001)),
    /** An IDENTIFY on a connection that is authenticated. */
    SECOND_IDENTIFY("7", Reaction.close(4005)),
    /** A RESUME on a connection that is authenticated. */
    RESUME_WHILE_AUTHENTICATED("7", Reaction.close(4005)),
    /** An IDENTIFY with a wrong token. */
    WRONG_TOKEN("8", Reaction.close(4004)),
    /** A malformed shard pair, an id beyond the count, or a count that is no multiple of the assigned one. */
    INVALID_SHARD("9", Reaction.close(4010)),
    /** A shard that would hold more than 2500 guilds. */
    SHARDING_REQUIRED("10", Reaction.close(4011)),
    /** Intents that are missing, or have undefined bits. */
    INVALID_INTENTS("11", Reaction.close(4013)),
    /** A privileged intent that was not granted. */
    DISALLOWED_INTENTS("11", Reaction.close(4014)),
    /** A {@code large_threshold} outside 50 to 250. */
    INVALID_LARGE_THRESHOLD("12", Reaction.close(4002)),
    /** A second IDENTIFY of one bucket within the bucket's spacing. */
    IDENTIFY_TOO_SOON("13", Reaction.invalidSession(false)),
    /** An IDENTIFY beyond the session start limit: all sessions end, and the token with them. */
    SESSION_STARTS_EXHAUSTED("14", Reaction.close(4004)),
    /** A RESUME with a wrong token. */
    WRONG_TOKEN_ON_RESUME("16", Reaction.close(4004)),
    /** A RESUME of a session that the client itself had ended by closing with 1000 or 1001. */
    RESUME_AFTER_GOODBYE("17", Reaction.invalidSession(false)),
    /** A RESUME whose {@code seq} is no integer, negative, or was never sent. */
    INVALID_SEQUENCE("18", Reaction.close(4007)),
    /** A RESUME on a connection with another {@code v}, {@code encoding} or {@code compress} than its session's. */
    CHANGED_PARAMETERS("20", Reaction.invalidSession(false)),
    /** A heartbeat whose sequence was never sent on this session, or is lower than an earlier one. */
    HEARTBEAT_SEQUENCE("21", Reaction.tolerate()),
    /** No heartbeat within the interval and its tolerance; the session stays resumable. */
    HEARTBEAT_MISSED("22", Reaction.close(4000)),
    /** More than 5 presence updates within 20 s. */
    TOO_MANY_PRESENCES("23", Reaction.drop()),
    /** A whole member list of one guild requested twice within 30 s; answered by RATE_LIMITED when dropped. */
    MEMBERS_TOO_OFTEN("24", Reaction.drop()),
    /** A whole member list requested without the GUILD_MEMBERS intent. */
    MEMBERS_WITHOUT_INTENT("25", Reaction.drop()),
    /** No IDENTIFY or RESUME in time; off unless the simulator was built with a time for it. */
    AUTHENTICATION_TIMEOUT("30", Reaction.close(4009));

    private final String step;
    private final Reaction reaction;

    Violation(String step, Reaction reaction) {
        this.step = step;
        this.reaction = reaction;
    }

    /** The step of the server's rules, {@code U1} to {@code U3} at the upgrade and {@code 1} to {@code 30} after it. */
    public String step() {
        return step;
    }

    /** What the server does unless the simulator was built with another reaction. */
    public Reaction defaultReaction() {
        return reaction;
    }
}
