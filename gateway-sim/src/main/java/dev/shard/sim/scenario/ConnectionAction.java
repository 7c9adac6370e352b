package dev.shard.sim.scenario;

/** Something to do to a connection. Called on the simulator's event loop: it must not block. */
@FunctionalInterface
public interface ConnectionAction {
    /** Does it. */
    void run(SimConnection connection);
}
