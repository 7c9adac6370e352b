package dev.shard.sim.report;

/** A kind of fault that a simulator draws from a seed. */
public enum FaultKind {
    /** The socket is closed (FIN) without a close frame. */
    DROP(true),
    /** The socket is reset (RST). */
    RESET(true),
    /** The link is dead both ways, while the socket stays open. */
    HALF_OPEN(true),
    /** No heartbeat is acknowledged any more; events still flow. */
    SILENT_PEER(true),
    /** Op 7, and a drop some seconds later if the client is still there. */
    RECONNECT(true),
    /** Op 9 {@code true}. */
    INVALID_SESSION_RESUMABLE(true),
    /** Op 9 {@code false}: the session is lost. */
    INVALID_SESSION(true),
    /** A close code that permits to resume. */
    CLOSE_CODE(true),
    /** A message is damaged such that it cannot be decoded. */
    CORRUPT_FRAME(true),
    /** A drop, and the next TCP connection is accepted but never read. */
    STALLED_ACCEPT(true),
    /** A drop, and the next upgrade is answered by 503, or by 429 with {@code Retry-After}. */
    REFUSED_UPGRADE(true),
    /** ACKs come half an interval late from now on. */
    ACK_DELAY(false),
    /** Op 1. */
    HEARTBEAT_REQUEST(false),
    /** HELLO again, with the same interval. */
    SECOND_HELLO(false),
    /** A payload comes in several WebSocket messages (zlib-stream) or fragments (otherwise). */
    SPLIT_PAYLOAD(false);

    private final boolean ending;

    FaultKind(boolean ending) {
        this.ending = ending;
    }

    /** Whether a client that behaves gives up the connection. */
    public boolean endsConnection() {
        return ending;
    }
}
