package dev.shard.core.protocol;

import dev.shard.Dispatch;
import dev.shard.ShardSession;

/** What the protocol itself sends. The driver adds token, properties and presence while it encodes. */
public sealed interface Outbound {
    /**
     * Op 1.
     *
     * @param sequence last sequence received, or {@link Dispatch#NO_SEQUENCE}, sent as null
     * @param scheduled whether it is one of the periodic ones; else it answers the Gateway's op 1 or the user's request
     */
    record Heartbeat(long sequence, boolean scheduled) implements Outbound {}

    /** Op 2. */
    record Identify() implements Outbound {}

    /**
     * Op 6.
     *
     * @param session what to resume
     */
    record Resume(ShardSession session) implements Outbound {}
}
