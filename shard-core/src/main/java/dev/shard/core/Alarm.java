package dev.shard.core;

import java.time.Duration;

/** Runs a task later, on any thread. */
interface Alarm {
    void after(Duration delay, Runnable task);

    /** Same for a task that need not run any more once the result has been run, although it may. */
    default Runnable unlessCancelled(Duration delay, Runnable task) {
        after(delay, task);
        return () -> {};
    }
}
