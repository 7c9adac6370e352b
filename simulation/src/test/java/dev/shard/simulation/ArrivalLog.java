package dev.shard.simulation;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/** Counts what happened in a sliding window. */
final class ArrivalLog {
    private final Deque<Long> times = new ArrayDeque<>();
    private final int most;
    private final long window;

    ArrivalLog(int most, Duration window) {
        this.most = most;
        this.window = window.toNanos();
    }

    /** One more, now; false if it is one too many. */
    boolean admits(long now) {
        times.addLast(now);
        return count(now) <= most;
    }

    int count(long now) {
        while (!times.isEmpty() && now - times.peekFirst() >= window) {
            times.removeFirst();
        }
        return times.size();
    }
}
