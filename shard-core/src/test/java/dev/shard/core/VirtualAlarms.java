package dev.shard.core;

import java.time.Duration;
import java.util.Comparator;
import java.util.PriorityQueue;

/** Time that passes when a test says so, and what is to be done in it. */
final class VirtualAlarms implements Alarm {
    private record Task(long at, long number, Runnable action) {}

    private final PriorityQueue<Task> tasks =
            new PriorityQueue<>(Comparator.comparingLong(Task::at).thenComparingLong(Task::number));
    private long numbers;
    private long now;

    /** Monotonic nanoseconds. */
    long now() {
        return now;
    }

    @Override
    public void after(Duration delay, Runnable action) {
        tasks.add(new Task(now + delay.toNanos(), numbers++, action));
    }

    /** Forgets whatever was to be done. */
    void clear() {
        tasks.clear();
    }

    /** Lets time pass, and does what is due. */
    void advance(Duration duration) {
        long until = now + duration.toNanos();
        while (!tasks.isEmpty() && tasks.peek().at() <= until) {
            Task task = tasks.poll();
            now = Math.max(now, task.at());
            task.action().run();
        }
        now = until;
    }
}
