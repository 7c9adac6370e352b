package dev.shard.core.protocol;

import dev.shard.ShardId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Who may identify when: one shard per bucket in 5 s, shards in order, none when the day's budget is down to its reserve.
 * Shared by all shards of a token; not safe for several threads. Times are monotonic nanoseconds.
 *
 * <p>After every call of another method {@link #grant} may have something to give; without one, it will after
 * {@link #nanosUntilNext}.
 *
 * @see "Discord documentation, Gateway, max_concurrency and Session Start Limit"
 */
public final class IdentifyBuckets {
    private final IdentifySpacing spacing;
    private final DailyBudget day;
    private final TreeSet<Ticket> waiting = new TreeSet<>();
    private final Set<Ticket> granted = new HashSet<>();
    private final Map<Ticket, Long> heldUntil = new HashMap<>();
    private final Map<Ticket, Long> unansweredUntil = new HashMap<>();
    private final Map<ShardId, Integer> turns = new HashMap<>();
    private int maxConcurrency = 1;
    private long tickets;

    /** Nothing known yet: one bucket, 1000 starts a day. */
    public IdentifyBuckets(IdentifyPacing pacing, long now) {
        this.spacing = new IdentifySpacing(pacing);
        this.day = new DailyBudget(pacing.reserve(), now);
    }

    /**
     * A place in the queue.
     *
     * @param turn how often the shard was served before; who was served less goes first, then the lower id
     * @param number order of arrival
     */
    public record Ticket(ShardId shard, int turn, long number) implements Comparable<Ticket> {
        private static final Comparator<Ticket> ORDER = Comparator.comparingInt(Ticket::turn)
                .thenComparingInt(ticket -> ticket.shard().id())
                .thenComparingLong(Ticket::number);

        @Override
        public int compareTo(Ticket other) {
            return ORDER.compare(this, other);
        }
    }

    /**
     * What {@code GET /gateway/bot} just said; an answer from a cache would turn the count back.
     *
     * @param resetAfter until {@code remaining} is {@code total} again
     * @param concurrency {@code max_concurrency}, at least 1
     */
    public void limits(int total, int remaining, Duration resetAfter, int concurrency, long now) {
        day.set(total, remaining, resetAfter, now);
        maxConcurrency = concurrency;
        spacing.buckets(concurrency);
    }

    /** A shard wants to identify. */
    public Ticket join(ShardId shard) {
        Ticket ticket = new Ticket(shard, turns.getOrDefault(shard, 0), tickets++);
        waiting.add(ticket);
        return ticket;
    }

    /** It must not identify before then; its place is kept, and others may pass it. */
    public void hold(Ticket ticket, long until) {
        heldUntil.put(ticket, until);
    }

    /** Until when a ticket is held; 0 for as long as nobody holds it. */
    public long nanosHeld(Ticket ticket, long now) {
        Long until = heldUntil.get(ticket);
        return until == null ? 0 : Math.max(0, until - now);
    }

    /**
     * What was used before this process began; to be called for the oldest first, before anything is used.
     *
     * @param at the latest moment at which it may have been
     */
    public void restore(ShardId shard, long at) {
        day.restore(at);
        spacing.restore(shard.id(), at);
    }

    /** So many more of the reserve may be used. */
    public void allow(int identifies) {
        day.allow(identifies);
    }

    /** A permit could not be given after all: the ticket waits again, in its old place. */
    public void putBack(Ticket ticket) {
        if (granted.remove(ticket)) {
            waiting.add(ticket);
        }
    }

    /** It does not want to any more; if it was granted its permit, that is as good as returned. */
    public void leave(Ticket ticket) {
        waiting.remove(ticket);
        granted.remove(ticket);
        heldUntil.remove(ticket);
    }

    /** Whose turn it is now: each is to be answered with {@link #spent} or {@link #leave}, soon. */
    public List<Ticket> grant(long now) {
        List<Ticket> turn = new ArrayList<>();
        // A thousand may wait for a few buckets: each bucket is looked at once.
        Map<Integer, Boolean> open = new HashMap<>();
        for (Iterator<Ticket> tickets = waiting.iterator(); tickets.hasNext(); ) {
            Ticket ticket = tickets.next();
            if (day.nanosUntilFree(granted.size(), now) > 0) {
                break;
            }
            int bucket = bucket(ticket);
            if (open.computeIfAbsent(bucket, any -> isOpen(any, now)) && nanosHeld(ticket, now) == 0) {
                open.put(bucket, false);
                tickets.remove();
                granted.add(ticket);
                turn.add(ticket);
            }
        }
        return turn;
    }

    /** A permit was used: IDENTIFY was written. */
    public void spent(Ticket ticket, long now) {
        if (granted.remove(ticket)) {
            spacing.identified(ticket.shard().id(), ticket.number(), now);
            turns.merge(ticket.shard(), 1, Integer::sum);
            day.use(now);
            heldUntil.remove(ticket);
        }
    }

    /** The bucket of a permit that was spent waits for READY or a failure too, but not longer than until then. */
    public void awaitAnswer(Ticket ticket, long until) {
        unansweredUntil.put(ticket, until);
    }

    /** READY arrived: the Gateway has read IDENTIFY by now. */
    public void ready(Ticket ticket, long now) {
        if (unansweredUntil.remove(ticket) != null) {
            spacing.ready(ticket.shard().id(), ticket.number(), now);
        }
    }

    /** READY will not arrive. Whether IDENTIFY was read, and when, nobody knows: the connection may have been the reason. */
    public void failed(Ticket ticket) {
        unansweredUntil.remove(ticket);
    }

    /** How long until {@link #grant} will have something to give, if nothing else happens; {@code Long.MAX_VALUE} for never. */
    public long nanosUntilNext(long now) {
        Map<Integer, Long> leastHeld = new HashMap<>();
        waiting.forEach(ticket -> leastHeld.merge(bucket(ticket), nanosHeld(ticket, now), Math::min));
        long untilBucket = leastHeld.entrySet().stream()
                .filter(first -> !isHeld(first.getKey()))
                .mapToLong(first -> Math.max(first.getValue(), nanosUntilFree(first.getKey(), now)))
                .min()
                .orElse(Long.MAX_VALUE);
        return Math.max(untilBucket, nanosUntilRenewed(now));
    }

    /** How long the day's budget keeps everybody waiting; 0 if it does not. */
    public long nanosUntilRenewed(long now) {
        return day.nanosUntilFree(granted.size(), now);
    }

    private int bucket(Ticket ticket) {
        return ticket.shard().bucket(maxConcurrency);
    }

    private boolean isOpen(int bucket, long now) {
        return !isHeld(bucket) && nanosUntilFree(bucket, now) == 0;
    }

    private boolean isHeld(int bucket) {
        return granted.stream().anyMatch(ticket -> bucket(ticket) == bucket);
    }

    private long nanosUntilFree(int bucket, long now) {
        return Math.max(spacing.nanosUntilFree(bucket, now), nanosUntilAnswered(bucket, now));
    }

    private long nanosUntilAnswered(int bucket, long now) {
        unansweredUntil.values().removeIf(until -> until - now <= 0);
        return unansweredUntil.entrySet().stream()
                .filter(unanswered -> bucket(unanswered.getKey()) == bucket)
                .mapToLong(unanswered -> unanswered.getValue() - now)
                .max()
                .orElse(0);
    }
}
