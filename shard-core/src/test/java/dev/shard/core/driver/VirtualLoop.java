package dev.shard.core.driver;

import dev.shard.spi.transport.EventLoop;
import dev.shard.spi.transport.ScheduledTask;
import java.time.Duration;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.RejectedExecutionException;

/** An event loop whose time passes only when a test says so; its tasks run on the test's thread. */
final class VirtualLoop implements EventLoop {
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final PriorityQueue<Timed> timers =
            new PriorityQueue<>(Comparator.comparingLong(Timed::at).thenComparingLong(Timed::number));
    private volatile long now = 1_000_000;
    private long numbers;
    private volatile Thread running;
    private volatile boolean closed;
    private boolean timersClosed;

    private record Timed(long at, long number, Runnable task) {}

    @Override
    public boolean inLoop() {
        return running == Thread.currentThread();
    }

    @Override
    public long nanoTime() {
        return now;
    }

    @Override
    public void execute(Runnable task) {
        if (closed) {
            throw new RejectedExecutionException("loop is closed");
        }
        tasks.add(task);
    }

    @Override
    public ScheduledTask schedule(Duration delay, Runnable task) {
        if (timersClosed) {
            throw new RejectedExecutionException("loop takes no timers");
        }
        Timed timed = new Timed(now + delay.toNanos(), numbers++, task);
        timers.add(timed);
        return () -> timers.remove(timed);
    }

    /** Runs what is due now, and what comes of it. */
    void run() {
        Thread before = running;
        running = Thread.currentThread();
        try {
            for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
                task.run();
            }
        } finally {
            running = before;
        }
    }

    /** Runs something as if the transport had called it. */
    void call(Runnable signal) {
        execute(signal);
        run();
    }

    /** Lets time pass, timer by timer. */
    void advance(Duration duration) {
        long until = now + duration.toNanos();
        run();
        while (!timers.isEmpty() && timers.peek().at() <= until) {
            Timed next = timers.poll();
            now = Math.max(now, next.at());
            call(next.task());
        }
        now = until;
        run();
    }

    int timers() {
        return timers.size();
    }

    /** As in the last moments of a transport that is being closed. */
    void closeTimers() {
        timersClosed = true;
    }

    void close() {
        closed = true;
    }
}
