package dev.shard.bench.client;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** What a slow consumer does with each event. */
public final class Lagging {
    private static final long PAUSE_NANOS = TimeUnit.MICROSECONDS.toNanos(200);

    private Lagging() {}

    /** Waits a fifth of a millisecond, so that fewer than 5,000 events a second get through. */
    public static void pause() {
        LockSupport.parkNanos(PAUSE_NANOS);
    }
}
