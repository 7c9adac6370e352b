package dev.shard.sim.report;

/** Sees every payload that passes. Called on the simulator's event loop: it must be quick and must not block. */
@FunctionalInterface
public interface TraceListener {
    /** One payload was received, or handed to the socket. */
    void onPayload(Trace trace);
}
