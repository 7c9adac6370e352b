package dev.shard.sim.report;

/**
 * What the simulator dispatched on one session.
 *
 * @param id {@code session_id}
 * @param dispatched the highest sequence: READY is 1, and every number up to this one was used once
 * @param confirmed the highest sequence that the client named in a heartbeat or a RESUME; 0 if none
 * @param digest a hash over sequence and name of all dispatches; see {@link #digest(long, long, String)}
 * @param state whether it can still be resumed, and why not
 */
public record SessionRecord(String id, ShardId shard, long dispatched, long confirmed, long digest, State state) {

    /** Where a session stands. */
    public enum State {
        /** Bound to a connection. */
        CONNECTED,
        /** Without a connection; dispatches are kept for a RESUME. */
        DETACHED,
        /** The client closed with 1000 or 1001. */
        ENDED_BY_CLIENT,
        /** The server ended it; what had not reached the client by then is lost, and not by the client's fault. */
        INVALIDATED,
        /** Nobody resumed it in time. */
        EXPIRED
    }

    /** Whether a RESUME can still succeed. */
    public boolean resumable() {
        return state == State.CONNECTED || state == State.DETACHED;
    }

    /**
     * The digest after one more dispatch, so that a client can compute the same over what it received.
     *
     * @param before the digest so far; 0 at the start
     */
    public static long digest(long before, long sequence, String name) {
        return (before * 31 + sequence) * 31 + name.hashCode();
    }
}
