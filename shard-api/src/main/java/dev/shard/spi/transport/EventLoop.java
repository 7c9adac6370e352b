package dev.shard.spi.transport;

import java.time.Duration;
import java.util.concurrent.Executor;

/**
 * One thread that serves many shards: it reads their sockets, runs their timers and their tasks, one thing at a time.
 * Process lifetime; owned by the transport.
 *
 * <p>T1: tasks of {@link #execute} run in order of submission, never at the same time as another task, timer or signal of
 * this loop, and each happens-before the next. After the transport is closed both methods may throw
 * {@link java.util.concurrent.RejectedExecutionException}.
 */
public interface EventLoop extends Executor {
    /** Whether the caller is on the loop's thread. */
    boolean inLoop();

    /** Monotonic time in nanoseconds, from an arbitrary origin; virtual in tests. May be called from any thread. */
    long nanoTime();

    /**
     * T2: runs a task on the loop, once, when the delay has passed, or never if it is cancelled on the loop before it ran.
     *
     * @param delay zero or more
     */
    ScheduledTask schedule(Duration delay, Runnable task);
}
