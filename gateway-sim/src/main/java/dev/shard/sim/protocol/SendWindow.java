package dev.shard.sim.protocol;

import java.time.Duration;

/** Counts what one peer sends: at most {@code limit} per {@code period}, in a sliding window or in fixed ones. */
public final class SendWindow {
    private final long[] times;
    private final long periodNanos;
    private final boolean sliding;
    private int used;
    private int oldest;

    public SendWindow(int limit, Duration period, boolean sliding) {
        this.times = new long[limit];
        this.periodNanos = period.toNanos();
        this.sliding = sliding;
    }

    /** Spends one slot; false if there is none left. */
    public boolean take(long nowNanos) {
        forget(nowNanos);
        if (used == times.length) {
            return false;
        }
        times[(oldest + used++) % times.length] = nowNanos;
        return true;
    }

    private void forget(long nowNanos) {
        if (sliding) {
            while (used > 0 && nowNanos - times[oldest] >= periodNanos) {
                oldest = (oldest + 1) % times.length;
                used--;
            }
        } else if (used > 0 && nowNanos - times[oldest] >= periodNanos) {
            used = 0; // The first payload of a fixed window starts it.
        }
    }
}
