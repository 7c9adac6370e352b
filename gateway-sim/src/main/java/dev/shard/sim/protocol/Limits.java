package dev.shard.sim.protocol;

/**
 * What one client can make the simulator hold.
 *
 * @param replayEvents dispatches kept per session
 * @param replayBytes bytes of data kept per session
 * @param unsentBytes bytes queued for a socket that is not read, before the connection is dropped
 */
public record Limits(int replayEvents, long replayBytes, int unsentBytes) {
    /** The largest payload that a client may send, in bytes. */
    public static final int PAYLOAD_BYTES = 4096;
}
