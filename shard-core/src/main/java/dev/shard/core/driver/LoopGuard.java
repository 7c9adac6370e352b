package dev.shard.core.driver;

import dev.shard.spi.transport.EventLoop;
import java.time.Duration;

/** Watches that an event loop keeps turning. */
@FunctionalInterface
public interface LoopGuard {
    /** Watches nothing; for loops whose time is virtual. */
    LoopGuard NONE = (loop, listener) -> () -> {};

    /** Watches a loop until the result is closed. */
    Watch watch(EventLoop loop, Listener listener);

    /** A watch that is on. */
    interface Watch extends AutoCloseable {
        /** Ends it; may be called twice. */
        @Override
        void close();
    }

    /** Hears of a loop that does not turn. */
    @FunctionalInterface
    interface Listener {
        /**
         * Called once for each time that the loop is stuck, on the watchdog's thread.
         *
         * @param blockedFor so far
         * @param stack what the loop's thread is doing, a line per frame
         */
        void onBlocked(Duration blockedFor, String stack);
    }
}
