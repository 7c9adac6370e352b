package dev.shard.fleet;

import dev.shard.spi.transport.EventLoop;
import dev.shard.spi.transport.ScheduledTask;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Queue;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;

/** An event loop whose time passes only when a test says so; its tasks run on the test's thread. */
final class VirtualLoop implements EventLoop {
    private final Queue<Runnable> tasks = new ArrayDeque<>();
    private final TreeSet<Timed> timers =
            new TreeSet<>(Comparator.comparingLong(Timed::at).thenComparingLong(Timed::number));
    private long now = 1_000_000;
    private long numbers;
    private boolean running;

    private record Timed(long at, long number, Runnable task) {}

    @Override
    public boolean inLoop() {
        return running;
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
        Timed timed = new Timed(now + delay.toNanos(), numbers++, task);
        timers.add(timed);
        return () -> timers.remove(timed);
    }

    /** Runs what is due now, and what comes of it. */
    void run() {
        boolean nested = running;
        running = true;
        for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
            task.run();
        }
        running = nested;
    }

    /** Runs something on the loop. */
    void call(Runnable task) {
        execute(task);
        run();
    }

    /** Lets time pass. */
    void advance(Duration duration) {
        long until = now + duration.toNanos();
        step(until, () -> false);
        now = until;
    }

    /** Lets time pass until a condition holds; fails if it does not within the bound. */
    void advanceUntil(BooleanSupplier condition, Duration bound) {
        step(now + bound.toNanos(), condition);
        if (!condition.getAsBoolean()) {
            throw new AssertionError("not within " + bound);
        }
    }

    private void step(long until, BooleanSupplier enough) {
        run();
        while (!enough.getAsBoolean() && !timers.isEmpty() && timers.first().at() <= until) {
            Timed next = timers.pollFirst();
            now = Math.max(now, next.at());
            tasks.add(next.task());
            run();
        }
    }
}
