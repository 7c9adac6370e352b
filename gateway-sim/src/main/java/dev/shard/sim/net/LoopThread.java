package dev.shard.sim.net;

import io.netty.util.concurrent.FastThreadLocalThread;
import java.time.Duration;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Makes the one thread of a simulator, and waits for its end. */
final class LoopThread implements ThreadFactory {
    private static final AtomicInteger COUNT = new AtomicInteger();

    private volatile @Nullable Thread thread;

    @Override
    public Thread newThread(Runnable work) {
        Thread made = new FastThreadLocalThread(work, "gateway-sim-" + COUNT.incrementAndGet());
        made.setDaemon(true);
        thread = made;
        return made;
    }

    /** Netty reports termination from within the thread; this returns when the thread is gone too. */
    void join(Duration atMost) {
        Thread ending = thread;
        if (ending == null) {
            return;
        }
        try {
            ending.join(atMost.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
