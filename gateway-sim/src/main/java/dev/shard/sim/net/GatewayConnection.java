package dev.shard.sim.net;

import dev.shard.sim.protocol.ConnectionParameters;
import dev.shard.sim.protocol.Opcode;
import dev.shard.sim.protocol.Payload;
import dev.shard.sim.protocol.PayloadData;
import dev.shard.sim.protocol.ReplayBuffer;
import dev.shard.sim.protocol.Session;
import dev.shard.sim.protocol.Step;
import dev.shard.sim.report.Reaction;
import dev.shard.sim.report.SessionRecord.State;
import dev.shard.sim.report.ShardId;
import dev.shard.sim.report.Violation;
import dev.shard.sim.scenario.Moment;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One client's connection: what it is bound to, and what is said on it. Confined to the loop. */
final class GatewayConnection implements Session.Link {
    private enum Phase {
        UNAUTHENTICATED,
        AUTHENTICATING,
        ACTIVE,
        ENDED
    }

    private final Gateway gateway;
    private final ConnectionParameters parameters;
    private final Wire wire;
    private final ConnectionControl control;
    private final Stages stages;
    private final Opening opening;
    private final Heartbeats heartbeats;
    private final PayloadHandler handler;
    private Phase phase = Phase.UNAUTHENTICATED;
    private @Nullable ShardId shard;
    private @Nullable Session session;
    private long delivered;
    private boolean flowing;

    GatewayConnection(Gateway gateway, Wire wire, Upgrade upgrade, long number) {
        this.gateway = gateway;
        this.wire = wire;
        this.parameters = upgrade.parameters();
        this.control = new ConnectionControl(this, gateway.loop(), number, upgrade);
        this.stages = new Stages(gateway, this);
        this.opening = new Opening(gateway, this);
        this.heartbeats = new Heartbeats(gateway, this);
        this.handler = new PayloadHandler(gateway, this);
    }

    // What a client did

    /** One whole message. */
    void received(byte[] message, boolean text) {
        if (isOpen() && !wire.isFrozen()) {
            handler.handle(message, text);
            gateway.changed();
        }
    }

    /** Walks rules in their order; true if one of them was broken and ends the handling of the payload. */
    <T> boolean isStoppedBy(List<Step<T>> steps, T subject) {
        for (Step<T> step : steps) {
            if (step.isBroken().test(subject) && isStoppedBy(step.violation())) {
                return true;
            }
        }
        return false;
    }

    /** Counts a violation and reacts to it; true unless it is tolerated. */
    boolean isStoppedBy(Violation violation) {
        gateway.violated(violation);
        Reaction reaction = gateway.settings().choices().reactionTo(violation);
        react(reaction, violation.name());
        return !(reaction instanceof Reaction.Tolerate);
    }

    void react(Reaction reaction, String reason) {
        if (reaction instanceof Reaction.Close close) {
            wire.close(close.code(), reason);
            end();
        } else if (reaction instanceof Reaction.InvalidSession invalid) {
            invalidSession(invalid.resumable());
        }
    }

    /** The client's close frame (1005 without a code), or the end of the socket without one (1006). */
    void closed(int code) {
        if (isOpen()) {
            if (session != null && (code == 1000 || code == 1001)) {
                gateway.endSession(session, State.ENDED_BY_CLIENT);
            }
            end();
        }
    }

    // Authentication

    void authenticating(ShardId claimed) {
        phase = Phase.AUTHENTICATING;
        shard = claimed;
    }

    /** Binds a session, of which the client already has everything up to {@code sequence}. */
    void bind(Session bound, long sequence) {
        session = bound;
        shard = bound.shard();
        delivered = sequence;
        bound.attach(this);
    }

    /** From here on the client may send commands, and live events flow unless a scenario holds them. */
    void activate() {
        phase = Phase.ACTIVE;
        stages.reach(Moment.ACTIVE, this::flow);
    }

    private void flow() {
        flowing = true;
        catchUp();
        gateway.changed();
    }

    private void invalidate() {
        if (isAuthenticated()) {
            stages.forget(); // What was still to come belonged to the session.
            phase = Phase.UNAUTHENTICATED;
        }
        if (session != null) {
            gateway.endSession(session, State.INVALIDATED);
        }
        session = null;
        shard = null;
        flowing = false;
    }

    // What it is told

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
            invalidSession(false); // A scenario held events back for longer than they are kept.
        }
    }

    /** Op 9; with {@code false} the session is lost, and the socket may identify anew. */
    void invalidSession(boolean resumable) {
        send(Payload.of(Opcode.INVALID_SESSION, PayloadData.ofJson(Boolean.toString(resumable))));
        if (!resumable) {
            invalidate();
        }
    }

    void write(ReplayBuffer.Sent sent) {
        delivered = sent.sequence();
        send(Payload.dispatch(sent.sequence(), sent.event()));
    }

    void send(Payload payload) {
        if (isOpen()) {
            int bytes = wire.send(payload, gateway.envelope());
            gateway.trace().toClient(this, payload, bytes);
            if (wire.isStuck()) {
                gateway.loop().later(() -> abort(wire::reset));
            }
        }
    }

    @Override
    public void displaced() {
        session = null;
        close(4000, "resumed elsewhere");
    }

    // How it ends

    void close(int code, String reason) {
        if (isOpen()) {
            wire.close(code, reason);
            if (session != null && CloseCodes.endsSession(code)) {
                gateway.endSession(session, State.INVALIDATED);
            }
            end();
        }
    }

    /** Ends it in a way that the client is not told of. */
    void abort(Runnable how) {
        if (isOpen()) {
            end();
            how.run();
        }
    }

    /** Nothing is read or written any more, but the socket stays. */
    void halfOpen() {
        wire.freeze();
        flowing = false;
    }

    private void end() {
        if (phase != Phase.ENDED) {
            phase = Phase.ENDED;
            flowing = false;
            heartbeats.stop();
            stages.forget();
            if (session != null) {
                session.detach(this);
                gateway.detached(session);
            }
            wire.release();
            gateway.ended(this);
        }
    }

    boolean isOpen() {
        return phase != Phase.ENDED;
    }

    boolean isAuthenticated() {
        return phase == Phase.AUTHENTICATING || phase == Phase.ACTIVE;
    }

    boolean isActive() {
        return phase == Phase.ACTIVE && flowing;
    }

    @Nullable ShardId shard() {
        return shard;
    }

    @Nullable Session session() {
        return session;
    }

    Opening opening() {
        return opening;
    }

    ConnectionParameters parameters() {
        return parameters;
    }

    Wire wire() {
        return wire;
    }

    ConnectionControl control() {
        return control;
    }

    Stages stages() {
        return stages;
    }

    Heartbeats heartbeats() {
        return heartbeats;
    }
}
