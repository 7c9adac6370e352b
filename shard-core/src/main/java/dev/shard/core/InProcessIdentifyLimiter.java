package dev.shard.core;

import static java.util.Objects.requireNonNull;

import dev.shard.IdentifyDelay;
import dev.shard.IdentifyDelay.Reason;
import dev.shard.ShardId;
import dev.shard.core.protocol.CrashLoopBrake;
import dev.shard.core.protocol.IdentifyBuckets;
import dev.shard.core.protocol.IdentifyBuckets.Ticket;
import dev.shard.core.protocol.IdentifyPacing;
import dev.shard.spi.gateway.SessionStartLimit;
import dev.shard.spi.identify.IdentifyJournal.Entry;
import dev.shard.spi.identify.IdentifyLimiter;
import dev.shard.spi.identify.IdentifyListener;
import dev.shard.spi.identify.IdentifyPermit;
import dev.shard.spi.identify.IdentifyRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Paces the identifies of all shards of a token within one process; with a journal, over its restarts too. It has a thread
 * only while somebody has to wait.
 *
 * <p>A bucket's next permit comes 5 seconds after an IDENTIFY was read, of which READY is the proof. For READY or a failure it
 * waits at most 15 seconds; the 5 seconds begin without the proof after a tenth of a second on average, and after 1.6 seconds
 * in a bucket that rested. A shard that identifies again and again without a stable session in between waits longer each
 * time.
 *
 * @see "Discord documentation, Gateway, max_concurrency and Session Start Limit"
 */
public final class InProcessIdentifyLimiter implements IdentifyLimiter {
    /** A permit that was neither spent nor returned by then counts as spent: its shard is gone. */
    private static final Duration LEASE = Duration.ofSeconds(15);

    /** READY may take minutes when Discord is in trouble; the others in the bucket do not wait for that. */
    private static final Duration LONGEST_WAIT_FOR_READY = Duration.ofSeconds(15);

    private final LongSupplier nanoTime;
    private final Alarm alarm;
    private final @Nullable IdentifyLedger ledger;
    private final Object lock = new Object();
    private final IdentifyBuckets buckets;
    private final CrashLoopBrake brake = new CrashLoopBrake();
    private final Map<Ticket, Waiter> waiters = new HashMap<>();
    private final Map<Ticket, Waiter> entering = new HashMap<>();
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
        private final int streak;
        private @Nullable Reason told;
        private boolean gone;

        Waiter(IdentifyListener listener, int streak) {
            this.listener = listener;
            this.streak = streak;
        }
    }

    /** A limiter that keeps 10 of a day's session starts in reserve and forgets with the process. */
    public InProcessIdentifyLimiter() {
        this(builder());
    }

    /** Starts with the defaults. */
    public static IdentifyLimiterBuilder builder() {
        return new IdentifyLimiterBuilder();
    }

    InProcessIdentifyLimiter(IdentifyLimiterBuilder from) {
        this(from.pacing(), from.nanoTime, from.alarm, from.ledger());
    }

    InProcessIdentifyLimiter(IdentifyPacing pacing, LongSupplier nanoTime, Alarm alarm) {
        this(pacing, nanoTime, alarm, null);
    }

    InProcessIdentifyLimiter(
            IdentifyPacing pacing, LongSupplier nanoTime, Alarm alarm, @Nullable IdentifyLedger ledger) {
        this.nanoTime = nanoTime;
        this.alarm = alarm;
        this.ledger = ledger;
        buckets = new IdentifyBuckets(pacing, nanoTime.getAsLong());
        settle(now -> {});
    }

    @Override
    public void update(SessionStartLimit limit) {
        settle(now ->
                buckets.limits(limit.total(), limit.remaining(), limit.resetAfter(), limit.maxConcurrency(), now));
    }

    /**
     * Lets identifies come out of the reserve, for as long as this limiter lives.
     *
     * @param identifies by how much the reserve becomes smaller, at least 0; below zero it does not go
     */
    public void allowFromReserve(int identifies) {
        if (identifies < 0) {
            throw new IllegalArgumentException("identifies must be at least 0, was " + identifies);
        }
        settle(now -> buckets.allow(identifies));
    }

    @Override
    public IdentifyRequest request(ShardId shard, IdentifyListener listener) {
        requireNonNull(shard, "shard");
        requireNonNull(listener, "listener");
        List<Ticket> joined = new ArrayList<>(1);
        settle(now -> {
            Ticket ticket = buckets.join(shard);
            buckets.hold(ticket, brake.notBefore(shard, now));
            waiters.put(ticket, new Waiter(listener, brake.streak(shard, now)));
            joined.add(ticket);
        });
        return () -> cancel(joined.get(0));
    }

    private void cancel(Ticket ticket) {
        settle(now -> {
            // Once it was granted, its permit decides.
            if (waiters.remove(ticket) != null) {
                buckets.leave(ticket);
            }
            Waiter beingEntered = entering.get(ticket);
            if (beingEntered != null) {
                beingEntered.gone = true;
            }
        });
    }

    private interface Change {
        void at(long now);
    }

    /** Makes a change, then tells everybody whom it concerns; listeners and the journal are called without the lock. */
    private void settle(Change change) {
        List<Runnable> calls = new ArrayList<>();
        synchronized (lock) {
            long now = nanoTime.getAsLong();
            change.at(now);
            if (ledger != null && ledger.beginReading(now)) {
                calls.add(this::readJournal);
            }
            if (ledger == null || ledger.open(now)) {
                grant(now, calls);
            }
            noteDelays(now, calls);
            wakeLater(now);
        }
        calls.forEach(Runnable::run);
    }

    private void grant(long now, List<Runnable> calls) {
        for (Ticket ticket : buckets.grant(now)) {
            Waiter waiter = waiters.remove(ticket);
            if (waiter == null) {
                buckets.leave(ticket);
            } else if (ledger == null) {
                calls.add(() -> permit(ticket, waiter, null));
            } else {
                entering.put(ticket, waiter);
                Entry entry = ledger.entry(ticket.shard(), waiter.streak);
                calls.add(() -> enter(ticket, waiter, entry));
            }
        }
    }

    /** Write-ahead: what is not known to be written is not permitted; what crashes in between is counted. */
    private void enter(Ticket ticket, Waiter waiter, Entry entry) {
        requireNonNull(ledger).write(entry).whenComplete((written, failure) -> {
            settle(now -> {
                entering.remove(ticket);
                if (failure != null) {
                    ledger.failed(now);
                    putBack(ticket, waiter);
                } else {
                    ledger.worked();
                }
            });
            if (failure == null) {
                permit(ticket, waiter, entry);
            }
        });
    }

    private void putBack(Ticket ticket, Waiter waiter) {
        if (waiter.gone) {
            buckets.leave(ticket);
        } else {
            buckets.putBack(ticket);
            waiters.put(ticket, waiter);
        }
    }

    private void permit(Ticket ticket, Waiter waiter, @Nullable Entry entry) {
        var permit = new Permit(ticket, waiter.streak, entry);
        permit.endLease = alarm.unlessCancelled(LEASE, permit::lapse);
        waiter.listener.onPermit(permit);
    }

    private void readJournal() {
        requireNonNull(ledger)
                .read()
                .whenComplete((entries, failure) -> settle(now -> {
                    ledger.endReading(failure == null);
                    if (failure != null) {
                        ledger.failed(now);
                    } else {
                        ledger.worked();
                        restore(entries, now);
                    }
                }));
    }

    /** An entry was made when the permit was given; the identify may have followed as much later as a permit is good for. */
    private void restore(List<Entry> entries, long now) {
        for (Entry entry : entries) {
            long age = requireNonNull(ledger).age(entry);
            buckets.restore(entry.shard(), now - Math.max(0, age - LEASE.toNanos()));
            brake.used(entry.shard(), entry.streak(), now - age);
        }
        waiters.forEach((ticket, waiter) -> buckets.hold(ticket, brake.notBefore(ticket.shard(), now)));
    }

    private void noteDelays(long now, List<Runnable> calls) {
        long renewed = buckets.nanosUntilRenewed(now);
        waiters.forEach((ticket, waiter) -> {
            IdentifyDelay delay = delay(ticket, renewed, now);
            Reason reason = delay == null ? null : delay.reason();
            if (delay != null && reason != waiter.told) {
                calls.add(() -> waiter.listener.onDelayed(delay));
            }
            waiter.told = reason;
        });
    }

    private @Nullable IdentifyDelay delay(Ticket ticket, long renewed, long now) {
        if (ledger != null && ledger.failing()) {
            return new IdentifyDelay(Reason.JOURNAL_UNAVAILABLE, Duration.ofNanos(ledger.nanosUntilRetry(now)));
        }
        long held = buckets.nanosHeld(ticket, now);
        if (renewed == 0 && held == 0) {
            return null;
        }
        return renewed >= held
                ? new IdentifyDelay(Reason.DAILY_BUDGET, Duration.ofNanos(renewed))
                : new IdentifyDelay(Reason.CRASH_LOOP, Duration.ofNanos(held));
    }

    private void wakeLater(long now) {
        if (waiters.isEmpty()) {
            return;
        }
        long delay = buckets.nanosUntilNext(now);
        if (ledger != null) {
            delay = Math.max(delay, ledger.nanosUntilRetry(now));
        }
        if (delay != Long.MAX_VALUE && (!wakeSet || now + delay - wakeAt < 0)) {
            wakeSet = true;
            wakeAt = now + delay;
            alarm.after(Duration.ofNanos(delay), this::wake);
        }
    }

    private void wake() {
        settle(now -> wakeSet = false);
    }

    private final class Permit implements IdentifyPermit {
        private final Ticket ticket;
        private final int streak;
        private final @Nullable Entry entry;
        private volatile Runnable endLease = () -> {};
        private boolean answered;
        private boolean lapsed;

        Permit(Ticket ticket, int streak, @Nullable Entry entry) {
            this.ticket = ticket;
            this.streak = streak;
            this.entry = entry;
        }

        @Override
        public void spent() {
            endLease.run();
            settle(now -> {
                if (!answered) {
                    answered = true;
                    use(now);
                    buckets.awaitAnswer(ticket, now + LONGEST_WAIT_FOR_READY.toNanos());
                }
            });
        }

        private void use(long now) {
            buckets.spent(ticket, now);
            brake.used(ticket.shard(), streak, now);
        }

        private void lapse() {
            settle(now -> {
                if (!answered) {
                    answered = true;
                    lapsed = true;
                    use(now);
                }
            });
        }

        @Override
        public void unused() {
            endLease.run();
            boolean[] first = {false};
            settle(now -> {
                if (!answered) {
                    answered = true;
                    first[0] = true;
                    buckets.leave(ticket);
                }
            });
            if (first[0] && ledger != null && entry != null) {
                ledger.erase(entry);
            }
        }

        @Override
        public void ready() {
            settle(now -> buckets.ready(ticket, now));
        }

        @Override
        public void failed() {
            settle(now -> buckets.failed(ticket));
        }

        @Override
        public boolean lapsed() {
            synchronized (lock) {
                return lapsed;
            }
        }
    }
}
