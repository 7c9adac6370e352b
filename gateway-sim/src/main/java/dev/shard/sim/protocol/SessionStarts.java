package dev.shard.sim.protocol;

import java.time.Duration;

/** How many sessions may still be started until the limit is reset. */
public final class SessionStarts {
    private final int total;
    private final long windowNanos;
    private int remaining;
    private long resetAtNanos;

    public SessionStarts(int total, int remaining, Duration window, long nowNanos) {
        this.total = total;
        this.remaining = remaining;
        this.windowNanos = window.toNanos();
        this.resetAtNanos = nowNanos + windowNanos;
    }

    /** Spends one start; false if there is none left. */
    public boolean take(long nowNanos) {
        if (remaining(nowNanos) == 0) {
            return false;
        }
        remaining--;
        return true;
    }

    public int total() {
        return total;
    }

    public int remaining(long nowNanos) {
        if (nowNanos - resetAtNanos >= 0) {
            remaining = total;
            resetAtNanos = nowNanos + windowNanos;
        }
        return remaining;
    }

    public void setRemaining(int remaining) {
        this.remaining = remaining;
    }

    public Duration resetAfter(long nowNanos) {
        return Duration.ofNanos(Math.max(0, resetAtNanos - nowNanos));
    }
}
