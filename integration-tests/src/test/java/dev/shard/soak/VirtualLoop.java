package dev.shard.soak;

import dev.shard.spi.transport.EventLoop;
import dev.shard.spi.transport.ScheduledTask;
import java.time.Duration;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A loop whose time passes only in {@link #advance}; the thread that made it is the loop. */
final class VirtualLoop implements EventLoop {
    private final Thread thread = Thread.currentThread();
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final PriorityQueue<Timed> timers =
            new PriorityQueue<>(Comparator.comparingLong(Timed::at).thenComparingLong(Timed::number));
    private volatile long now;
    private long number;

    private record Timed(long at, long number, Runnable task) {}

    @Override
    public boolean inLoop() {
        return Thread.currentThread() == thread;
    }

    @Override
    public long nanoTime() {
        return now;
    }

    @Override
    public void execute(Runnable task) {
        tasks.add(task);
    }

    @Override
    public ScheduledTask schedule(Duration delay, Runnable task) {
        Timed timed = new Timed(now + delay.toNanos(), number++, task);
        timers.add(timed);
        return () -> timers.remove(timed);
    }

    /** Runs what was submitted, and what that submits. */
    void runTasks() {
        for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
            task.run();
        }
    }

    /** Lets time pass, timer by timer. */
    void advance(Duration duration) {
        long until = now + duration.toNanos();
        runTasks();
        while (!timers.isEmpty() && timers.peek().at() <= until) {
            Timed next = timers.remove();
            now = next.at();
            next.task().run();
            runTasks();
        }
        now = until;
    }

    int timers() {
        return timers.size();
    }
}
