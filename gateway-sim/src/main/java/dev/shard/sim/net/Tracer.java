package dev.shard.sim.net;

import dev.shard.sim.protocol.Inbound;
import dev.shard.sim.protocol.Opcode;
import dev.shard.sim.protocol.Payload;
import dev.shard.sim.report.Trace;
import dev.shard.sim.report.Trace.Direction;
import dev.shard.sim.report.TraceListener;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/** Tells the trace listener, if there is one. */
final class Tracer {
    private static final Logger LOG = LoggerFactory.getLogger(Tracer.class);

    private final @Nullable TraceListener listener;

    Tracer(@Nullable TraceListener listener) {
        this.listener = listener;
    }

    void toClient(GatewayConnection connection, Payload payload, int bytes) {
        if (listener != null) {
            Long s = payload.sequence();
            tell(new Trace(
                    Direction.TO_CLIENT,
                    connection.control().number(),
                    connection.link().shard(),
                    payload.op(),
                    payload.name(),
                    s == null ? OptionalLong.empty() : OptionalLong.of(s),
                    bytes));
        }
    }

    void fromClient(GatewayConnection connection, Inbound payload, int bytes) {
        if (listener != null) {
            tell(received(connection, payload.op(), sequence(payload), bytes));
        }
    }

    void undecodable(GatewayConnection connection, int bytes) {
        if (listener != null) {
            tell(received(connection, -1, OptionalLong.empty(), bytes));
        }
    }

    private static Trace received(GatewayConnection connection, int op, OptionalLong sequence, int bytes) {
        return new Trace(
                Direction.FROM_CLIENT,
                connection.control().number(),
                connection.link().shard(),
                op,
                null,
                sequence,
                bytes);
    }

    private static OptionalLong sequence(Inbound payload) {
        JsonNode value = payload.op() == Opcode.HEARTBEAT.code()
                ? payload.data()
                : payload.data().path("seq");
        return value.isIntegralNumber() && value.canConvertToLong()
                ? OptionalLong.of(value.longValue())
                : OptionalLong.empty();
    }

    private void tell(Trace trace) {
        try {
            if (listener != null) {
                listener.onPayload(trace);
            }
        } catch (RuntimeException e) {
            LOG.atWarn().setCause(e).log("trace listener failed");
        }
    }
}
