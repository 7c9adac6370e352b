package dev.shard.sim.net;

import dev.shard.sim.protocol.Payload;
import dev.shard.sim.protocol.ReplayBuffer;
import dev.shard.sim.protocol.Session;
import dev.shard.sim.report.SessionRecord.State;
import dev.shard.sim.report.ShardId;
import org.jspecify.annotations.Nullable;

/** The session that a connection is bound to, and how far its events have gone out on it. Confined to the loop. */
final class SessionLink implements Session.Link {
    private final Gateway gateway;
    private final GatewayConnection connection;
    private @Nullable ShardId shard;
    private @Nullable Session session;
    private long delivered;
    private boolean flowing;

    SessionLink(Gateway gateway, GatewayConnection connection) {
        this.gateway = gateway;
        this.connection = connection;
    }

    /** What IDENTIFY or RESUME asks for; the session comes with {@link #bind}. */
    void claim(ShardId claimed) {
        shard = claimed;
    }

    /** Binds a session, of which the client already has everything up to {@code sequence}. */
    void bind(Session bound, long sequence) {
        session = bound;
        shard = bound.shard();
        delivered = sequence;
        bound.attach(this);
    }

    /** From here on events go out as they happen. */
    void flow() {
        flowing = true;
        catchUp();
    }

    void stopFlow() {
        flowing = false;
    }

    boolean isFlowing() {
        return flowing;
    }

    @Override
    public void deliver(ReplayBuffer.Sent sent) {
        if (flowing) {
            write(sent);
        }
    }

    /** Sends everything that the session has beyond what was sent on this connection. */
    void catchUp() {
        if (session == null) {
            return;
        }
        if (session.canReplayAfter(delivered)) {
            session.missedAfter(delivered).forEach(this::write);
        } else {
            connection.invalidSession(false); // A scenario held events back for longer than they are kept.
        }
    }

    void write(ReplayBuffer.Sent sent) {
        delivered = sent.sequence();
        connection.send(Payload.dispatch(sent.sequence(), sent.event()));
    }

    @Override
    public void displaced() {
        session = null;
        connection.close(4000, "resumed elsewhere");
    }

    /** The session is over, if there is one. */
    void endSession(State how) {
        if (session != null) {
            gateway.endSession(session, how);
        }
    }

    /** Forgets everything, and the socket may authenticate anew. */
    void unbind() {
        session = null;
        shard = null;
        flowing = false;
    }

    /** The connection has ended; the session stays for a while. */
    void detach() {
        flowing = false;
        if (session != null) {
            session.detach(this);
            gateway.detached(session);
        }
    }

    /** Whose session it is, or is to be; null before IDENTIFY and RESUME. */
    @Nullable ShardId shard() {
        return shard;
    }

    boolean isOf(int shardId) {
        return shard != null && shard.id() == shardId;
    }

    /** Null while there is none, and for a recording that is served byte for byte. */
    @Nullable Session session() {
        return session;
    }
}
