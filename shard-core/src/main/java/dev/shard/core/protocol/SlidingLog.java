package dev.shard.core.protocol;

/**
 * How many things happened in the last so-many nanoseconds, up to a fixed number. A fixed window would let twice that
 * number through around its edge; a sliding one never does.
 */
final class SlidingLog {
    private final long[] times;
    private final long windowNanos;
    private int first;
    private int count;

    /** An empty log for at most {@code capacity} things in a window. */
    SlidingLog(int capacity, long windowNanos) {
        this.times = new long[capacity];
        this.windowNanos = windowNanos;
    }

    /** How many happened in the window that ends now. */
    int count(long now) {
        while (count > 0 && now - times[first] >= windowNanos) {
            first = (first + 1) % times.length;
            count--;
        }
        return count;
    }

    /** One more, now. There must be room. */
    void add(long now) {
        if (count(now) == times.length) {
            throw new IllegalStateException("more than " + times.length + " in " + windowNanos + " ns");
        }
        times[(first + count) % times.length] = now;
        count++;
    }

    /** Nanoseconds until at most {@code most} are in the window; 0 if that is so now. */
    long untilAtMost(int most, long now) {
        int excess = count(now) - most;
        return excess <= 0 ? 0 : times[(first + excess - 1) % times.length] + windowNanos - now;
    }
}
