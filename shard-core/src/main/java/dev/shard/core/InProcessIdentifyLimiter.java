package dev.shard.core;

import static java.util.Objects.requireNonNull;

import dev.shard.IdentifyDelay;
import dev.shard.IdentifyDelay.Reason;
import dev.shard.ShardId;
import dev.shard.core.protocol.IdentifyPacing;
import dev.shard.spi.gateway.SessionStartLimit;
import dev.shard.spi.identify.IdentifyJournal.Entry;
import dev.shard.spi.identify.IdentifyLimiter;
import dev.shard.spi.identify.IdentifyListener;
import dev.shard.spi.identify.IdentifyRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
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
    private final LongSupplier nanoTime;
    private final Alarm alarm;
    private final @Nullable IdentifyLedger ledger;
    private final Object lock = new Object();
    private final IdentifyQueue queue;
    private boolean wakeSet;
    private long wakeAt;

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
        queue = new IdentifyQueue(pacing, nanoTime.getAsLong());
        settle(now -> {});
    }

    @Override
    public void update(SessionStartLimit limit) {
        settle(now -> queue.limits(limit, now));
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
        settle(now -> queue.allowFromReserve(identifies));
    }

    @Override
    public IdentifyRequest request(ShardId shard, IdentifyListener listener) {
        requireNonNull(shard, "shard");
        requireNonNull(listener, "listener");
        List<WaitingIdentify> joined = new ArrayList<>(1);
        settle(now -> joined.add(queue.join(shard, listener, now)));
        return () -> settle(now -> queue.cancel(joined.get(0)));
    }

    /**
     * Makes a change, then tells everybody whom it concerns; listeners and the journal are called without the lock.
     *
     * @param change called with the lock held, and the time
     */
    void settle(LongConsumer change) {
        List<Runnable> calls = new ArrayList<>();
        synchronized (lock) {
            long now = nanoTime.getAsLong();
            change.accept(now);
            if (ledger != null && ledger.beginReading(now)) {
                calls.add(this::readJournal);
            }
            if (ledger == null || ledger.open(now)) {
                grant(now, calls);
            }
            queue.noteDelays(delayOfJournal(now), now, calls);
            wakeLater(now);
        }
        calls.forEach(Runnable::run);
    }

    private void grant(long now, List<Runnable> calls) {
        for (WaitingIdentify granted : queue.grant(now)) {
            if (ledger == null) {
                calls.add(() -> permit(granted, () -> {}));
            } else {
                Entry entry = ledger.entry(granted.shard(), granted.streak());
                calls.add(() -> enter(ledger, granted, entry));
            }
        }
    }

    /** Write-ahead: what is not known to be written is not permitted; what crashes in between is counted. */
    private void enter(IdentifyLedger into, WaitingIdentify granted, Entry entry) {
        into.write(entry).whenComplete((written, failure) -> {
            settle(now -> {
                if (failure != null) {
                    into.failed(now);
                    queue.putBack(granted);
                } else {
                    into.worked();
                }
            });
            if (failure == null) {
                permit(granted, () -> into.erase(entry));
            }
        });
    }

    private void permit(WaitingIdentify granted, Runnable whenUnused) {
        var permit = new LeasedPermit(this, queue, granted, whenUnused);
        permit.beginLease(alarm);
        granted.listener().onPermit(permit);
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
                        restore(ledger, entries, now);
                    }
                }));
    }

    /** An entry was made when the permit was given; the identify may have followed as much later as a permit is good for. */
    private void restore(IdentifyLedger from, List<Entry> entries, long now) {
        for (Entry entry : entries) {
            long age = from.age(entry);
            long sinceIdentify = Math.max(0, age - LeasedPermit.LEASE.toNanos());
            queue.restore(entry.shard(), entry.streak(), now - age, now - sinceIdentify);
        }
        queue.restored(now);
    }

    private @Nullable IdentifyDelay delayOfJournal(long now) {
        return ledger == null || !ledger.failing()
                ? null
                : new IdentifyDelay(Reason.JOURNAL_UNAVAILABLE, Duration.ofNanos(ledger.nanosUntilRetry(now)));
    }

    private void wakeLater(long now) {
        long delay = queue.nanosUntilNext(now);
        if (delay == Long.MAX_VALUE) {
            return;
        }
        if (ledger != null) {
            delay = Math.max(delay, ledger.nanosUntilRetry(now));
        }
        if (!wakeSet || now + delay - wakeAt < 0) {
            wakeSet = true;
            wakeAt = now + delay;
            alarm.after(Duration.ofNanos(delay), this::wake);
        }
    }

    private void wake() {
        settle(now -> wakeSet = false);
    }
}
