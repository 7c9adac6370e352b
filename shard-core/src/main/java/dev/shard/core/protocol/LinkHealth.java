package dev.shard.core.protocol;

/**
 * What the driver knows about the connection when a timer fires.
 *
 * @param readingPaused whether we ourselves kept the socket from being read at any time since the last heartbeat, or are still
 *     reading what piled up meanwhile: then a missing acknowledgement proves nothing
 * @param writeStuck whether the last heartbeat still waits for room in the socket's buffer
 */
public record LinkHealth(boolean readingPaused, boolean writeStuck) {
    /** Read from and written to without hindrance. */
    public static final LinkHealth GOOD = new LinkHealth(false, false);
}
