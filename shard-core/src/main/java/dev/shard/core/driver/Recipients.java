package dev.shard.core.driver;

/** Who listens to one shard, as it changes. Callable from any thread. */
final class Recipients {
    private volatile Audience audience = Audience.NOBODY;
    private boolean closed;

    /** Those of this moment; a later change is not seen through it. */
    Audience audience() {
        return audience;
    }

    synchronized void add(LoopOutlet outlet) {
        audience = audience.with(outlet);
    }

    /** False if nothing will follow. */
    synchronized boolean add(QueuedOutlet outlet) {
        if (!closed) {
            audience = audience.with(outlet);
        }
        return !closed;
    }

    synchronized void remove(QueuedOutlet outlet) {
        audience = audience.without(outlet);
    }

    /** Sends everybody away, for good where they are off the loop; returns who was there. */
    synchronized Audience close() {
        Audience last = audience;
        closed = true;
        audience = Audience.NOBODY;
        return last;
    }
}
