package dev.shard.core.driver;

import dev.shard.spi.transport.EventLoop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Asks every loop, twice a second, for a sign of life. One daemon thread serves the whole process; it starts with the first
 * watch and ends with the last.
 */
public final class Watchdog implements LoopGuard {
    /**
     * Longer than a collection of garbage or the loading of classes should ever take, and a twentieth of the time in which
     * Discord expects a heartbeat: early enough to act on.
     */
    public static final Duration DEFAULT_THRESHOLD = Duration.ofSeconds(2);

    private static final Duration PERIOD = Duration.ofMillis(500);
    private static final Watchdog SHARED = new Watchdog(System::nanoTime);

    private final LongSupplier nanoTime;
    private final IdentityHashMap<EventLoop, LoopPulse> pulses = new IdentityHashMap<>();
    private @Nullable Thread thread;
    private long lastCheckNanos;

    Watchdog(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /**
     * The process's own.
     *
     * @param threshold how long a loop may be silent before it is named
     */
    public static LoopGuard after(Duration threshold) {
        return (loop, listener) -> SHARED.watch(loop, threshold, listener);
    }

    @Override
    public Watch watch(EventLoop loop, Listener listener) {
        return watch(loop, DEFAULT_THRESHOLD, listener);
    }

    private synchronized Watch watch(EventLoop loop, Duration threshold, Listener listener) {
        LoopPulse pulse = pulses.computeIfAbsent(loop, this::firstPulse);
        LoopPulse.Watcher watcher = pulse.add(threshold, listener);
        if (thread == null) {
            lastCheckNanos = nanoTime.getAsLong();
            thread = startThread();
        }
        return () -> remove(loop, watcher);
    }

    /** Asks at once, so that the loop's thread is known by the time that something blocks it. */
    private LoopPulse firstPulse(EventLoop loop) {
        LoopPulse pulse = new LoopPulse(loop);
        pulse.check(nanoTime.getAsLong(), false);
        return pulse;
    }

    private synchronized void remove(EventLoop loop, LoopPulse.Watcher watcher) {
        LoopPulse pulse = pulses.get(loop);
        if (pulse != null && pulse.remove(watcher)) {
            pulses.remove(loop);
            if (pulses.isEmpty()) {
                LockSupport.unpark(thread);
            }
        }
    }

    synchronized @Nullable Thread thread() {
        return thread;
    }

    /** Looks at every loop once. */
    void check() {
        List<LoopPulse> all;
        long now = nanoTime.getAsLong();
        boolean overslept;
        synchronized (this) {
            // If this thread was held up as well, the whole process was, and no loop is to blame.
            overslept = now - lastCheckNanos > 3 * PERIOD.toNanos();
            lastCheckNanos = now;
            all = new ArrayList<>(pulses.values());
        }
        all.forEach(pulse -> pulse.check(now, overslept));
    }

    private Thread startThread() {
        Thread started = new Thread(this::run, "shard-watchdog");
        started.setDaemon(true);
        started.start();
        return started;
    }

    private void run() {
        while (isNeeded()) {
            LockSupport.parkNanos(this, PERIOD.toNanos());
            check();
        }
    }

    private synchronized boolean isNeeded() {
        if (pulses.isEmpty()) {
            thread = null;
        }
        return thread != null;
    }
}
