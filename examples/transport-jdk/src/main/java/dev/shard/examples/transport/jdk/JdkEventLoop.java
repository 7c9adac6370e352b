package dev.shard.examples.transport.jdk;

import dev.shard.spi.transport.EventLoop;
import dev.shard.spi.transport.ScheduledTask;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Rules T1 and T2: one daemon thread with a queue ordered by time. Process lifetime. */
final class JdkEventLoop implements EventLoop {
    private static final Logger log = LoggerFactory.getLogger(JdkEventLoop.class);

    private final JdkTransport owner;
    private final ScheduledThreadPoolExecutor executor;

    // Used on the loop only.
    private final Set<JdkConnection> connections = new HashSet<>();

    JdkEventLoop(JdkTransport owner, String name) {
        this.owner = owner;
        executor = new ScheduledThreadPoolExecutor(1, work -> new LoopThread(this, work, name));
        executor.setRemoveOnCancelPolicy(true);
        executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    boolean belongsTo(JdkTransport transport) {
        return owner == transport;
    }

    @Override
    public boolean inLoop() {
        return Thread.currentThread() instanceof LoopThread thread && thread.loop == this;
    }

    @Override
    public long nanoTime() {
        return System.nanoTime();
    }

    // tutorial: loop
    @Override
    public void execute(Runnable task) {
        executor.execute(guarded(task));
    }

    @Override
    public ScheduledTask schedule(Duration delay, Runnable task) {
        // TimeUnit.convert stops at the largest long where Duration.toNanos throws.
        ScheduledFuture<?> timer =
                executor.schedule(guarded(task), TimeUnit.NANOSECONDS.convert(delay), TimeUnit.NANOSECONDS);
        return () -> timer.cancel(false);
    }
    // tutorial: end

    /** Same as {@link #execute}, for threads of the JDK; false after the loop has ended. */
    boolean offer(Runnable task) {
        try {
            execute(task);
            return true;
        } catch (RejectedExecutionException ended) {
            return false;
        }
    }

    void add(JdkConnection connection) {
        connections.add(connection);
    }

    void remove(JdkConnection connection) {
        connections.remove(connection);
    }

    /** T8: drops every connection; when their listeners have been told, ends the thread. To be called on the loop. */
    void finish() {
        Set.copyOf(connections).forEach(JdkConnection::abort);
        execute(executor::shutdown);
    }

    /** Waits for the thread's end; to be called from another one. */
    void awaitEnd(Duration patience) throws InterruptedException {
        if (!executor.awaitTermination(patience.toMillis(), TimeUnit.MILLISECONDS)) {
            log.atWarn()
                    .addKeyValue("waitedMs", patience.toMillis())
                    .log("an event loop did not end; a listener blocks it");
        }
    }

    // An executor that schedules keeps what a task throws to itself.
    private static Runnable guarded(Runnable task) {
        return () -> {
            try {
                task.run();
            } catch (RuntimeException | Error failure) {
                log.atError().setCause(failure).log("a task failed on the event loop");
            }
        };
    }

    private static final class LoopThread extends Thread {
        private final JdkEventLoop loop;

        LoopThread(JdkEventLoop loop, Runnable work, String name) {
            super(work, name);
            this.loop = loop;
            setDaemon(true);
        }
    }
}
