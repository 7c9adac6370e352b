package dev.shard;

/** What a shard does next after a connection was closed with a code. */
public enum CloseAction {
    /** Connect again and RESUME; without a session, IDENTIFY. */
    RESUME,
    /** Give up the session, connect again and IDENTIFY. */
    IDENTIFY,
    /** Stop for good: connecting again could not help. */
    FAIL
}
