package dev.shard.sim.net;

import dev.shard.sim.protocol.Opcode;
import dev.shard.sim.protocol.Payload;
import dev.shard.sim.protocol.PayloadData;
import dev.shard.sim.protocol.Session;
import dev.shard.sim.report.Violation;
import dev.shard.sim.scenario.Moment;
import java.time.Duration;
import tools.jackson.databind.JsonNode;

/** Steps 21 and 22: heartbeats are acknowledged, and missed when they do not come. */
final class Heartbeats {
    private final Gateway gateway;
    private final GatewayConnection connection;
    private final HeartbeatWatch watch;
    private long highest;
    private int withheld;
    private Duration delay = Duration.ZERO;

    Heartbeats(Gateway gateway, GatewayConnection connection) {
        this.gateway = gateway;
        this.connection = connection;
        this.watch = new HeartbeatWatch(gateway.loop(), gateway.settings().timing(), this::missed);
    }

    void start(Duration interval) {
        watch.start(interval);
    }

    void stop() {
        watch.stop();
    }

    void withhold(int count) {
        withheld = count;
    }

    void delay(Duration each) {
        delay = each;
    }

    /** @param d a sequence, null or absent */
    void received(JsonNode d) {
        gateway.counters().heartbeat();
        watch.beat();
        if (!isPlausible(d) && connection.isStoppedBy(Violation.HEARTBEAT_SEQUENCE)) {
            return;
        }
        if (withheld > 0) {
            withheld--;
            return;
        }
        connection.stages().reach(Moment.HEARTBEAT_ACK, this::acknowledge);
    }

    private boolean isPlausible(JsonNode d) {
        Session session = connection.link().session();
        if (!d.isIntegralNumber()) {
            return highest == 0;
        }
        long sequence = d.longValue();
        if (session == null) {
            return true; // About to resume or identify; the client may name what it has.
        }
        if (sequence > session.lastSequence() || sequence < highest) {
            return false;
        }
        highest = sequence;
        session.confirm(sequence);
        return true;
    }

    private void acknowledge() {
        var ack = Payload.of(Opcode.HEARTBEAT_ACK, PayloadData.NULL);
        if (delay.isZero()) {
            connection.send(ack);
        } else {
            gateway.loop().after(delay, () -> connection.send(ack));
        }
    }

    private void missed() {
        if (connection.wire().isFrozen()) {
            connection.abort(connection.wire()::reset); // Its heartbeats may have come; nobody read them.
        } else {
            connection.isStoppedBy(Violation.HEARTBEAT_MISSED);
        }
        gateway.changed();
    }
}
