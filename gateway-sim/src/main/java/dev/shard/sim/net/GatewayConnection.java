package dev.shard.sim.net;

import dev.shard.sim.protocol.ConnectionParameters;
import dev.shard.sim.protocol.Opcode;
import dev.shard.sim.protocol.Payload;
import dev.shard.sim.protocol.PayloadData;
import dev.shard.sim.protocol.Step;
import dev.shard.sim.report.Reaction;
import dev.shard.sim.report.SessionRecord.State;
import dev.shard.sim.report.ShardId;
import dev.shard.sim.report.Violation;
import dev.shard.sim.scenario.Moment;
import java.util.List;

/** One client's connection: how far it has come, and what is said on it. Confined to the loop. */
final class GatewayConnection {
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
    private final SessionLink link;
    private final PayloadHandler handler;
    private Phase phase = Phase.UNAUTHENTICATED;

    GatewayConnection(Gateway gateway, Wire wire, Upgrade upgrade, long number) {
        this.gateway = gateway;
        this.wire = wire;
        this.parameters = upgrade.parameters();
        this.control = new ConnectionControl(this, gateway.loop(), number, upgrade);
        this.stages = new Stages(gateway, this);
        this.opening = new Opening(gateway, this);
        this.heartbeats = new Heartbeats(gateway, this);
        this.link = new SessionLink(gateway, this);
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
            if (code == 1000 || code == 1001) {
                link.endSession(State.ENDED_BY_CLIENT);
            }
            end();
        }
    }

    // Authentication

    void authenticating(ShardId claimed) {
        phase = Phase.AUTHENTICATING;
        link.claim(claimed);
    }

    /** From here on the client may send commands, and live events flow unless a scenario holds them. */
    void activate() {
        phase = Phase.ACTIVE;
        stages.reach(Moment.ACTIVE, this::flow);
    }

    private void flow() {
        link.flow();
        gateway.changed();
    }

    private void invalidate() {
        if (isAuthenticated()) {
            stages.forget(); // What was still to come belonged to the session.
            phase = Phase.UNAUTHENTICATED;
        }
        link.endSession(State.INVALIDATED);
        link.unbind();
    }

    // What it is told

    /** Op 9; with {@code false} the session is lost, and the socket may identify anew. */
    void invalidSession(boolean resumable) {
        send(Payload.of(Opcode.INVALID_SESSION, PayloadData.ofJson(Boolean.toString(resumable))));
        if (!resumable) {
            invalidate();
        }
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

    // How it ends

    void close(int code, String reason) {
        if (isOpen()) {
            wire.close(code, reason);
            if (CloseCodes.endsSession(code)) {
                link.endSession(State.INVALIDATED);
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
        link.stopFlow();
    }

    private void end() {
        if (phase != Phase.ENDED) {
            phase = Phase.ENDED;
            heartbeats.stop();
            stages.forget();
            link.detach();
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
        return phase == Phase.ACTIVE && link.isFlowing();
    }

    SessionLink link() {
        return link;
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
