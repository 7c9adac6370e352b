package dev.shard.cli;

import dev.shard.sim.report.Trace;
import dev.shard.sim.report.TraceListener;
import java.io.PrintWriter;

/** {@code --trace}: a line for each payload, without its data. */
final class TraceLines implements TraceListener {
    private final PrintWriter err;

    TraceLines(PrintWriter err) {
        this.err = err;
    }

    @Override
    public void onPayload(Trace payload) {
        boolean received = payload.direction() == Trace.Direction.FROM_CLIENT;
        err.printf(
                "%s connection=%d shard=%s op=%d t=%s s=%s bytes=%d%n",
                received ? ">" : "<",
                payload.connection(),
                payload.shard() == null ? "-" : payload.shard(),
                payload.op(),
                payload.name() == null ? "-" : payload.name(),
                payload.sequence().isPresent() ? payload.sequence().getAsLong() : "-",
                payload.bytes());
        err.flush();
    }
}
