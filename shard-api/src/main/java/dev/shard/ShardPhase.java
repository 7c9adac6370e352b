package dev.shard;

/** Where a shard is in its life; the states of the protocol without their data. */
public enum ShardPhase {
    /** Not started. */
    IDLE,
    /** Waiting before the next attempt. */
    BACKOFF,
    /** Finding the Gateway, DNS, TCP, TLS, upgrade. */
    CONNECTING,
    /** The socket is open, HELLO is outstanding. */
    AWAITING_HELLO,
    /** Heartbeats run, the turn to IDENTIFY has not come. */
    AWAITING_PERMIT,
    /** IDENTIFY is sent, READY is outstanding. */
    IDENTIFYING,
    /** RESUME is sent, missed events are coming in. */
    RESUMING,
    /** READY or RESUMED arrived: events flow, commands are sent. */
    ACTIVE,
    /** A close is under way. */
    CLOSING,
    /** Stopped by request. */
    STOPPED,
    /** Stopped for good, for a reason that connecting again could not cure. */
    FAILED;

    /** Whether a socket is open and no close was begun. */
    public boolean connected() {
        return compareTo(AWAITING_HELLO) >= 0 && compareTo(ACTIVE) <= 0;
    }

    /** Whether the shard runs no more and will not by itself. */
    public boolean ended() {
        return this == STOPPED || this == FAILED;
    }
}
