package dev.shard.core;

import dev.shard.spi.identify.IdentifyPermit;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongConsumer;

/** What an {@link InProcessIdentifyLimiter} gives: its first answer decides, and it lapses without one. */
final class LeasedPermit implements IdentifyPermit {
    /** A permit that was neither spent nor returned by then counts as spent: its shard is gone. */
    static final Duration LEASE = Duration.ofSeconds(15);

    private final InProcessIdentifyLimiter limiter;
    private final IdentifyQueue queue;
    private final WaitingIdentify granted;
    private final Runnable whenUnused;
    private final AtomicBoolean answered = new AtomicBoolean();
    private volatile Runnable endLease = () -> {};
    private volatile boolean lapsed;

    /**
     * A permit whose lease has not begun.
     *
     * @param queue used in changes of the limiter only, which hold its lock
     * @param whenUnused called without the lock
     */
    LeasedPermit(InProcessIdentifyLimiter limiter, IdentifyQueue queue, WaitingIdentify granted, Runnable whenUnused) {
        this.limiter = limiter;
        this.queue = queue;
        this.granted = granted;
        this.whenUnused = whenUnused;
    }

    void beginLease(Alarm alarm) {
        endLease = alarm.unlessCancelled(LEASE, this::lapse);
    }

    @Override
    public void spent() {
        endLease.run();
        answer(now -> queue.spent(granted, now));
    }

    @Override
    public void unused() {
        endLease.run();
        if (answer(now -> queue.unused(granted))) {
            whenUnused.run();
        }
    }

    private void lapse() {
        answer(now -> {
            lapsed = true;
            queue.used(granted, now);
        });
    }

    private boolean answer(LongConsumer change) {
        boolean first = answered.compareAndSet(false, true);
        limiter.settle(first ? change : now -> {});
        return first;
    }

    @Override
    public void ready() {
        limiter.settle(now -> queue.ready(granted, now));
    }

    @Override
    public void failed() {
        limiter.settle(now -> queue.failed(granted));
    }

    @Override
    public boolean lapsed() {
        return lapsed;
    }
}
