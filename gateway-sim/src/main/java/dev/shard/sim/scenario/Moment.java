package dev.shard.sim.scenario;

/** The moments of a connection at which a {@link Scenario} can step in: each names what the server is about to do. */
public enum Moment {
    /** The upgrade is done; HELLO is about to be sent. */
    HELLO,
    /** An IDENTIFY passed all checks; its session is about to be created and READY sent. */
    READY,
    /** A RESUME was granted; the first missed event is about to be sent. */
    REPLAY,
    /** Half of the missed events have been sent; not reached when nothing was missed. */
    MID_REPLAY,
    /** All missed events have been sent; RESUMED is about to be. */
    RESUMED,
    /** READY or RESUMED was sent; live events are about to flow. */
    ACTIVE,
    /** A heartbeat came; its ACK is about to be sent. */
    HEARTBEAT_ACK
}
