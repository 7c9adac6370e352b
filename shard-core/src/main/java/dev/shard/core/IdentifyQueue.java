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
import dev.shard.spi.identify.IdentifyListener;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who waits to identify, and what keeps it waiting beyond its turn: the day's budget or a crash loop. Not safe for several
 * threads; a limiter guards it with its lock. Times are monotonic nanoseconds.
 */
final class IdentifyQueue {
    /** READY may take minutes when Discord is in trouble; the others in the bucket do not wait for that. */
    private static final Duration LONGEST_WAIT_FOR_READY = Duration.ofSeconds(15);

    private final IdentifyBuckets buckets;
    private final CrashLoopBrake brake = new CrashLoopBrake();
    private final Map<Ticket, WaitingIdentify> waiting = new HashMap<>();

    IdentifyQueue(IdentifyPacing pacing, long now) {
        buckets = new IdentifyBuckets(pacing, now);
    }

    void limits(SessionStartLimit limit, long now) {
        buckets.limits(limit.total(), limit.remaining(), limit.resetAfter(), limit.maxConcurrency(), now);
    }

    void allowFromReserve(int identifies) {
        buckets.allow(identifies);
    }

    WaitingIdentify join(ShardId shard, IdentifyListener listener, long now) {
        Ticket ticket = buckets.join(shard);
        buckets.hold(ticket, brake.notBefore(shard, now));
        var joined = new WaitingIdentify(ticket, listener, brake.streak(shard, now));
        waiting.put(ticket, joined);
        return joined;
    }

    /** It does not want to any more. One that was granted its turn is only marked: its permit decides. */
    void cancel(WaitingIdentify cancelled) {
        cancelled.cancel();
        if (waiting.remove(cancelled.ticket()) != null) {
            buckets.leave(cancelled.ticket());
        }
    }

    /** Whose turn it is: each is to be answered with {@link #spent}, {@link #used}, {@link #unused} or {@link #putBack}. */
    List<WaitingIdentify> grant(long now) {
        return buckets.grant(now).stream()
                .map(ticket -> requireNonNull(waiting.remove(ticket)))
                .toList();
    }

    /** Its turn could not be used after all: it waits again, in its old place, unless it was cancelled meanwhile. */
    void putBack(WaitingIdentify granted) {
        if (granted.cancelled()) {
            buckets.leave(granted.ticket());
        } else {
            buckets.putBack(granted.ticket());
            waiting.put(granted.ticket(), granted);
        }
    }

    /** IDENTIFY was written; the bucket waits for what becomes of it. */
    void spent(WaitingIdentify granted, long now) {
        used(granted, now);
        buckets.awaitAnswer(granted.ticket(), now + LONGEST_WAIT_FOR_READY.toNanos());
    }

    /** The same where nobody will say what became of it, nor whether it was written at all. */
    void used(WaitingIdentify granted, long now) {
        buckets.spent(granted.ticket(), now);
        brake.used(granted.shard(), granted.streak(), now);
    }

    void unused(WaitingIdentify granted) {
        buckets.leave(granted.ticket());
    }

    void ready(WaitingIdentify spent, long now) {
        buckets.ready(spent.ticket(), now);
    }

    void failed(WaitingIdentify spent) {
        buckets.failed(spent.ticket());
    }

    /**
     * What was permitted before this process began; to be called for the oldest first.
     *
     * @param permitted when it was
     * @param identified the latest moment at which the identify may have followed
     */
    void restore(ShardId shard, int streak, long permitted, long identified) {
        buckets.restore(shard, identified);
        brake.used(shard, streak, permitted);
    }

    /** Everything is restored: who came before that waits as long as it would have had to. */
    void restored(long now) {
        waiting.keySet().forEach(ticket -> buckets.hold(ticket, brake.notBefore(ticket.shard(), now)));
    }

    /**
     * Adds a call for each listener that is to hear why it waits.
     *
     * @param ofAll what keeps everybody waiting and is none of the queue's; null for nothing
     */
    void noteDelays(@Nullable IdentifyDelay ofAll, long now, List<Runnable> calls) {
        long renewed = buckets.nanosUntilRenewed(now);
        waiting.forEach((ticket, waiter) -> {
            IdentifyDelay delay = ofAll == null ? delay(ticket, renewed, now) : ofAll;
            if (waiter.isNews(delay)) {
                calls.add(() -> waiter.listener().onDelayed(requireNonNull(delay)));
            }
        });
    }

    private @Nullable IdentifyDelay delay(Ticket ticket, long renewed, long now) {
        long held = buckets.nanosHeld(ticket, now);
        if (renewed == 0 && held == 0) {
            return null;
        }
        return renewed >= held
                ? new IdentifyDelay(Reason.DAILY_BUDGET, Duration.ofNanos(renewed))
                : new IdentifyDelay(Reason.CRASH_LOOP, Duration.ofNanos(held));
    }

    /** How long until {@link #grant} will have something to give, if nothing else happens; {@code Long.MAX_VALUE} for never. */
    long nanosUntilNext(long now) {
        return waiting.isEmpty() ? Long.MAX_VALUE : buckets.nanosUntilNext(now);
    }
}
