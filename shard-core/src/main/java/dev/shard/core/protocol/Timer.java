package dev.shard.core.protocol;

/**
 * What a shard may be waiting for; of each kind at most one runs at a time. Starting a timer replaces the running one of
 * its kind, and a timer that was replaced or stopped does not fire.
 */
public enum Timer {
    /** Until the connection must be open, finding the Gateway included. */
    CONNECT,
    /** From the open connection to HELLO. */
    HELLO,
    /** To the next heartbeat. */
    HEARTBEAT,
    /** From our close frame to the end of the connection. */
    CLOSE,
    /** To the next attempt. */
    BACKOFF
}
