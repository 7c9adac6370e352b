package dev.shard.core.driver;

import dev.shard.spi.transport.EventLoop;
import java.util.concurrent.RejectedExecutionException;

/** The way onto a loop for those who must not fail if the loop is gone. */
final class LoopEntry {
    private LoopEntry() {}

    /** Enqueues a task; false if the loop's transport is closed, and then the task will never run. */
    static boolean tryExecute(EventLoop loop, Runnable task) {
        try {
            loop.execute(task);
            return true;
        } catch (RejectedExecutionException closed) {
            return false;
        }
    }
}
