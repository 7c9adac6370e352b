package dev.shard.sim.net;

import io.netty.channel.EventLoop;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one thread that owns all state, as the rest of the world may use it. */
final class Loop {
    private static final Logger LOG = LoggerFactory.getLogger(Loop.class);
    private static final long CALL_SECONDS = 30;

    private final EventLoop eventLoop;

    Loop(EventLoop eventLoop) {
        this.eventLoop = eventLoop;
    }

    EventLoop eventLoop() {
        return eventLoop;
    }

    /** Runs it on the loop and waits; directly when already there. */
    void run(Runnable task) {
        call(() -> {
            task.run();
            return true;
        });
    }

    /** Asks on the loop and waits for the answer. */
    <T> T call(Callable<T> question) {
        Future<T> answer = eventLoop.inEventLoop() ? completed(question) : eventLoop.submit(question);
        try {
            return answer.get(CALL_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        } catch (TimeoutException e) {
            throw new IllegalStateException("the simulator's event loop is blocked", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for the simulator", e);
        }
    }

    private static <T> Future<T> completed(Callable<T> question) {
        var task = new FutureTask<>(question);
        task.run();
        return task;
    }

    /** Runs it on the loop after the current task. */
    void later(Runnable task) {
        eventLoop.execute(guarded(task));
    }

    /** Runs it on the loop after {@code delay}, unless cancelled. */
    Future<?> after(Duration delay, Runnable task) {
        return eventLoop.schedule(guarded(task), delay.toNanos(), TimeUnit.NANOSECONDS);
    }

    Future<?> every(Duration period, Runnable task) {
        long nanos = period.toNanos();
        return eventLoop.scheduleAtFixedRate(guarded(task), nanos, nanos, TimeUnit.NANOSECONDS);
    }

    private static Runnable guarded(Runnable task) {
        return () -> {
            try {
                task.run();
            } catch (RuntimeException e) {
                LOG.atError().setCause(e).log("simulator task failed");
            }
        };
    }

    long nanoTime() {
        return System.nanoTime();
    }
}
