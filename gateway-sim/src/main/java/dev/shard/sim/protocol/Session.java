package dev.shard.sim.protocol;

import dev.shard.sim.report.SessionRecord;
import dev.shard.sim.report.SessionRecord.State;
import dev.shard.sim.report.ShardId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A session: what it subscribed to, how far it was numbered, and what can be replayed. */
public final class Session {
    /** The connection that a session is bound to. */
    public interface Link {
        /** Takes one dispatch, in order. */
        void deliver(ReplayBuffer.Sent sent);

        /** Another connection resumed the session. */
        void displaced();
    }

    private final String id;
    private final ShardId shard;
    private final long intents;
    private final ConnectionParameters parameters;
    private final ReplayBuffer buffer;
    private long lastSequence;
    private long confirmed;
    private long digest;
    private @Nullable Link link;
    private State state = State.DETACHED;
    private int attachments;

    Session(String id, ShardId shard, long intents, ConnectionParameters parameters, ReplayBuffer buffer) {
        this.id = id;
        this.shard = shard;
        this.intents = intents;
        this.parameters = parameters;
        this.buffer = buffer;
    }

    /** Numbers an event, keeps it, and hands it to the connection if there is one. */
    public ReplayBuffer.Sent dispatch(Event event) {
        var sent = new ReplayBuffer.Sent(++lastSequence, event);
        digest = SessionRecord.digest(digest, sent.sequence(), event.name());
        buffer.add(sent);
        if (link != null) {
            link.deliver(sent);
        }
        return sent;
    }

    /** Binds the session to a connection, which displaces the one it had. */
    public void attach(Link next) {
        Link previous = link;
        link = next;
        state = State.CONNECTED;
        attachments++;
        if (previous != null) {
            previous.displaced();
        }
    }

    /** The connection is gone; does nothing if the session is already bound to another, or has ended. */
    public void detach(Link gone) {
        if (link == gone) {
            link = null;
            state = state == State.CONNECTED ? State.DETACHED : state;
        }
    }

    /** How often it was bound; the same number later means that nobody has resumed it since. */
    public int attachments() {
        return attachments;
    }

    void end(State how) {
        state = how;
        link = null;
        buffer.clear();
    }

    /** The client named a sequence that it has received. */
    public void confirm(long sequence) {
        confirmed = Math.max(confirmed, sequence);
    }

    public List<ReplayBuffer.Sent> missedAfter(long sequence) {
        return buffer.after(sequence);
    }

    public boolean canReplayAfter(long sequence) {
        return buffer.reachesBackTo(sequence);
    }

    /** Whether it can be resumed. */
    public boolean isLive() {
        return state == State.CONNECTED || state == State.DETACHED;
    }

    public String id() {
        return id;
    }

    public ShardId shard() {
        return shard;
    }

    public long intents() {
        return intents;
    }

    public boolean has(long intent) {
        return (intents & intent) != 0;
    }

    public ConnectionParameters parameters() {
        return parameters;
    }

    public long lastSequence() {
        return lastSequence;
    }

    public long confirmed() {
        return confirmed;
    }

    public State state() {
        return state;
    }

    public SessionRecord toRecord() {
        return new SessionRecord(id, shard, lastSequence, confirmed, digest, state);
    }
}
