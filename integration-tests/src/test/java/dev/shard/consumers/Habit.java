package dev.shard.consumers;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;

/** What a listener does with every event. */
enum Habit {
    /** Does not return before it is released. */
    BLOCKS,
    /** Always throws. */
    THROWS,
    /** Takes longer than the next event needs to come. */
    IS_SLOW;

    private static final long SLOW_NANOS = 20_000;

    /** Called with each event, in its order. */
    void indulge(CountDownLatch released) {
        switch (this) {
            case BLOCKS -> await(released);
            case THROWS -> throw new IllegalStateException("as always");
            case IS_SLOW -> LockSupport.parkNanos(SLOW_NANOS);
        }
    }

    static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
