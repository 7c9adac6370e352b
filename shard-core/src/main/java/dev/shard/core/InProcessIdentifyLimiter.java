package dev.shard.core;

import static java.util.Objects.requireNonNull;

import dev.shard.IdentifyDelay;
import dev.shard.ShardId;
import dev.shard.core.protocol.IdentifyBuckets;
import dev.shard.core.protocol.IdentifyBuckets.Ticket;
import dev.shard.core.protocol.IdentifyPacing;
import dev.shard.spi.gateway.SessionStartLimit;
import dev.shard.spi.identify.IdentifyLimiter;
import dev.shard.spi.identify.IdentifyListener;
import dev.shard.spi.identify.IdentifyPermit;
import dev.shard.spi.identify.IdentifyRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;

/**
 * Paces the identifies of all shards of a token within one process. It has a thread only while somebody has
 * to wait.
 *
 * @see "Discord documentation, Gateway, max_concurrency and Session Start Limit"
 */
public final class InProcessIdentifyLimiter implements IdentifyLimiter {
    /** A permit that was neither spent nor returned by then counts as spent: its shard is gone. */
    private static final Duration LEASE = Duration.ofSeconds(15);

    private final LongSupplier nanoTime;
    private final DoubleSupplier chance;
    private final Alarm alarm;
    private final Object lock = new Object();
    private final IdentifyBuckets buckets;
    private final Map<Ticket, Waiter> waiters = new HashMap<>();
    private boolean wakeSet;
    private long wakeAt;

    /** Runs a task later, on any thread. */
    interface Alarm {
        void after(Duration delay, Runnable task);

        /** Same for a task that need not run any more once the result has been run, although it may. */
        default Runnable unlessCancelled(Duration delay, Runnable task) {
            after(delay, task);
            return () -> {};
        }
    }

    private static final class Waiter {
        private final IdentifyListener listener;
        private boolean toldDelay;

        Waiter(IdentifyListener listener) {
            this.listener = listener;
        }
    }

    /** A limiter that keeps 10 of a day's session starts in reserve. */
    public InProcessIdentifyLimiter() {
        this(IdentifyPacing.DEFAULT.reserve());
    }

    /**
     * A limiter with another reserve.
     *
     * @param reserve session starts of a day that are never used, at least 0
     */
    public InProcessIdentifyLimiter(int reserve) {
        this(
                new IdentifyPacing(IdentifyPacing.DEFAULT.minSlack(), IdentifyPacing.DEFAULT.maxSlack(), reserve),
                System::nanoTime,
                () -> ThreadLocalRandom.current().nextDouble(),
                IdentifyAlarm.SHARED);
    }

    InProcessIdentifyLimiter(IdentifyPacing pacing, LongSupplier nanoTime, DoubleSupplier chance, Alarm alarm) {
        this.nanoTime = nanoTime;
        this.chance = chance;
        this.alarm = alarm;
        buckets = new IdentifyBuckets(pacing, nanoTime.getAsLong());
    }

    @Override
    public void update(SessionStartLimit limit) {
        settle(now ->
                buckets.limits(limit.total(), limit.remaining(), limit.resetAfter(), limit.maxConcurrency(), now));
    }

    @Override
    public IdentifyRequest request(ShardId shard, IdentifyListener listener) {
        requireNonNull(listener, "listener");
        Ticket ticket;
        synchronized (lock) {
            ticket = buckets.join(requireNonNull(shard, "shard"));
            waiters.put(ticket, new Waiter(listener));
        }
        settle(now -> {});
        return () -> cancel(ticket);
    }

    private void cancel(Ticket ticket) {
        settle(now -> {
            // Once it was granted, its permit decides.
            if (waiters.remove(ticket) != null) {
                buckets.leave(ticket);
            }
        });
    }

    private interface Change {
        void at(long now);
    }

    /** Makes a change, then tells everybody whom it concerns; listeners are called without the lock. */
    private void settle(Change change) {
        List<Runnable> calls = new ArrayList<>();
        synchronized (lock) {
            long now = nanoTime.getAsLong();
            change.at(now);
            for (Ticket ticket : buckets.grant(now)) {
                Waiter waiter = waiters.remove(ticket);
                if (waiter != null) {
                    calls.add(() -> grant(ticket, waiter.listener));
                }
            }
            noteDelay(now, calls);
            wakeLater(now);
        }
        calls.forEach(Runnable::run);
    }

    private void noteDelay(long now, List<Runnable> calls) {
        long renewed = buckets.nanosUntilRenewed(now);
        if (renewed == 0) {
            waiters.values().forEach(waiter -> waiter.toldDelay = false);
            return;
        }
        for (Waiter waiter : waiters.values()) {
            if (!waiter.toldDelay) {
                waiter.toldDelay = true;
                calls.add(() -> waiter.listener.onDelayed(
                        new IdentifyDelay(IdentifyDelay.Reason.DAILY_BUDGET, Duration.ofNanos(renewed))));
            }
        }
    }

    private void wakeLater(long now) {
        if (waiters.isEmpty()) {
            return;
        }
        long delay = buckets.nanosUntilNext(now);
        if (delay != Long.MAX_VALUE && (!wakeSet || now + delay - wakeAt < 0)) {
            wakeSet = true;
            wakeAt = now + delay;
            alarm.after(Duration.ofNanos(delay), this::wake);
        }
    }

    private void wake() {
        settle(now -> {
            if (now - wakeAt >= 0) {
                wakeSet = false;
            }
        });
    }

    private void grant(Ticket ticket, IdentifyListener listener) {
        var permit = new Permit(ticket);
        permit.endLease = alarm.unlessCancelled(LEASE, permit::spent);
        listener.onPermit(permit);
    }

    private final class Permit implements IdentifyPermit {
        private final Ticket ticket;
        private volatile Runnable endLease = () -> {};

        Permit(Ticket ticket) {
            this.ticket = ticket;
        }

        @Override
        public void spent() {
            endLease.run();
            settle(now -> buckets.spent(ticket, now, chance.getAsDouble()));
        }

        @Override
        public void unused() {
            endLease.run();
            settle(now -> buckets.leave(ticket));
        }
    }
}
