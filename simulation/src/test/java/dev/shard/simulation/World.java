package dev.shard.simulation;

import dev.shard.spi.transport.ScheduledTask;
import java.time.Duration;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * Time, chance and the order of things: one queue of tasks, run one after the other by one thread. Times are nanoseconds
 * since the world began.
 */
final class World {
    private final long seed;
    private final PriorityQueue<Task> tasks = new PriorityQueue<>();
    private final Trace trace;
    private long now;
    private long numbers;
    private @Nullable String broken;

    World(long seed, Trace trace) {
        this.seed = seed;
        this.trace = trace;
    }

    /** Something that will happen. Of two things at the same time the one that was asked for first happens first. */
    final class Task implements ScheduledTask, Comparable<Task> {
        private final long number = numbers++;
        private final @Nullable VirtualLoop loop;
        private final Runnable action;
        private final Runnable whenOver;
        private long at;
        private boolean over;

        private Task(long at, @Nullable VirtualLoop loop, Runnable action, Runnable whenOver) {
            this.at = at;
            this.loop = loop;
            this.action = action;
            this.whenOver = whenOver;
        }

        @Override
        public void cancel() {
            if (!over) {
                over = true;
                tasks.remove(this);
                whenOver.run();
            }
        }

        @Override
        public int compareTo(Task other) {
            int byTime = Long.compare(at, other.at);
            return byTime != 0 ? byTime : Long.compare(number, other.number);
        }

        private void run() {
            long busyUntil = loop == null ? 0 : loop.busyUntil();
            if (busyUntil > now) {
                at = busyUntil;
                tasks.add(this);
                return;
            }
            over = true;
            whenOver.run();
            if (loop == null) {
                action.run();
            } else {
                loop.run(action);
            }
        }
    }

    /**
     * A source of chance of its own for each name, so that whoever comes to draw does not change what others draw.
     */
    SplittableRandom chance(String name) {
        long mixed = seed * 0x9E3779B97F4A7C15L;
        for (int i = 0; i < name.length(); i++) {
            mixed = (mixed ^ name.charAt(i)) * 0x100000001B3L;
        }
        return new SplittableRandom(mixed);
    }

    long now() {
        return now;
    }

    Trace trace() {
        return trace;
    }

    /** Writes down what just happened. */
    void note(String what, String detail) {
        trace.note(now, what, detail);
    }

    /** Has something happen later. */
    Task after(Duration delay, Runnable action) {
        return at(now + delay.toNanos(), action);
    }

    /** Same, at a time; now if that has passed. */
    Task at(long time, Runnable action) {
        return at(time, null, action, () -> {});
    }

    /** Same, on a loop, as soon as it is free. */
    Task at(long time, VirtualLoop loop, Runnable action) {
        return at(time, loop, action, () -> {});
    }

    /** Same; {@code whenOver} is told when it runs or is cancelled. */
    Task at(long time, @Nullable VirtualLoop loop, Runnable action, Runnable whenOver) {
        Task task = new Task(Math.max(now, time), loop, action, whenOver);
        tasks.add(task);
        return task;
    }

    /** A law does not hold. The first time ends the run. */
    void broken(String law, String how) {
        if (broken == null) {
            broken = law + ": " + how + " (at " + now / 1_000_000 + " ms)";
            trace.note(now, "broken", broken);
        }
    }

    /** Says so unless it holds. */
    void expect(boolean holds, String law, String how) {
        if (!holds) {
            broken(law, how);
        }
    }

    /** The law that did not hold; null if all did. */
    @Nullable String broken() {
        return broken;
    }

    /** Lets time pass, unless a law is broken before. */
    void runUntil(long time) {
        while (broken == null && !tasks.isEmpty() && tasks.peek().at <= time) {
            Task next = tasks.poll();
            now = Math.max(now, next.at);
            next.run();
        }
        now = Math.max(now, time);
    }
}
