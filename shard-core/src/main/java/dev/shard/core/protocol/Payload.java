package dev.shard.core.protocol;

import dev.shard.Dispatch;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** What the Gateway sent, as far as the protocol cares. */
public sealed interface Payload {
    /**
     * Op 10.
     *
     * @param intervalMillis {@code heartbeat_interval}; 0 if it is missing or no number
     */
    record Hello(long intervalMillis) implements Payload {}

    /**
     * Op 0, any event but READY and RESUMED.
     *
     * @param sequence at least 0, or {@link Dispatch#NO_SEQUENCE}
     * @param name the {@code t} key; empty if it is missing
     */
    record Event(long sequence, String name) implements Payload {}

    /**
     * Op 0, READY. What could not be read of its data is null.
     *
     * @param sequence at least 0, or {@link Dispatch#NO_SEQUENCE}
     * @param sessionId null if missing or empty
     * @param resumeUrl see {@link GatewayUrls#resumeUrl}; null if missing or of no use
     */
    record Ready(
            long sequence,
            @Nullable String sessionId,
            @Nullable URI resumeUrl) implements Payload {}

    /**
     * Op 0, RESUMED.
     *
     * @param sequence at least 0, or {@link Dispatch#NO_SEQUENCE}
     */
    record Resumed(long sequence) implements Payload {}

    /** Op 1: the Gateway asks for a heartbeat. */
    record Heartbeat() implements Payload {}

    /** Op 11. */
    record HeartbeatAck() implements Payload {}

    /** Op 7. */
    record Reconnect() implements Payload {}

    /**
     * Op 9.
     *
     * @param resumable the {@code d} key; false if it is no boolean
     */
    record InvalidSession(boolean resumable) implements Payload {}

    /**
     * Any other opcode: unknown, or one that only clients send.
     *
     * @param op the {@code op} key
     */
    record Unknown(long op) implements Payload {}
}
