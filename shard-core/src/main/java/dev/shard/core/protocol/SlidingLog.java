package dev.shard.core.protocol;

/**
 * How many things happened in the last so-many nanoseconds, up to a fixed number. A fixed window would let twice that
 * number through around its edge; a sliding one never does.
 */
final class SlidingLog {
    private static final int INITIAL_LENGTH = 4;

    private final int capacity;
    private final long windowNanos;
    /** A ring that grows on demand: an idle shard sends little more than heartbeats. */
    private long[] times;

    private int first;
    private int count;

    /** An empty log for at most {@code capacity} things in a window. */
    SlidingLog(int capacity, long windowNanos) {
        this.capacity = capacity;
        this.windowNanos = windowNanos;
        this.times = new long[Math.min(capacity, INITIAL_LENGTH)];
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
        if (count(now) == capacity) {
            throw new IllegalStateException("more than " + capacity + " in " + windowNanos + " ns");
        }
        if (count == times.length) {
            grow();
        }
        times[(first + count) % times.length] = now;
        count++;
    }

    private void grow() {
        long[] larger = new long[Math.min(capacity, 2 * times.length)];
        for (int i = 0; i < count; i++) {
            larger[i] = times[(first + i) % times.length];
        }
        times = larger;
        first = 0;
    }

    /** Nanoseconds until at most {@code most} are in the window; 0 if that is so now. */
    long untilAtMost(int most, long now) {
        int excess = count(now) - most;
        return excess <= 0 ? 0 : times[(first + excess - 1) % times.length] + windowNanos - now;
    }
}
