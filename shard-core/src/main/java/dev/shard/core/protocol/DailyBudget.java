package dev.shard.core.protocol;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The session starts of a day: what Discord says is left, and, because its window may begin anywhere, what we used in the
 * last 24 hours by our own count. The stricter of the two decides. Times are monotonic nanoseconds.
 */
final class DailyBudget {
    /** What Discord grants a bot of ordinary size, until it tells us its own number. */
    static final int ORDINARY_TOTAL = 1000;

    private static final long DAY_NANOS = Duration.ofDays(1).toNanos();

    private final int reserve;
    private final Deque<Long> used = new ArrayDeque<>();
    private int allowed;
    private int total = ORDINARY_TOTAL;
    private int remaining = ORDINARY_TOTAL;
    private long renewedAt;

    DailyBudget(int reserve, long now) {
        this.reserve = reserve;
        renewedAt = now + DAY_NANOS;
    }

    /** What Discord just said. */
    void set(int newTotal, int newRemaining, Duration resetAfter, long now) {
        total = newTotal;
        remaining = newRemaining;
        renewedAt = now + resetAfter.toNanos();
    }

    void use(long now) {
        roll(now);
        used.addLast(now);
        remaining--;
    }

    /** What was used before this process began, oldest first. Discord's own number knows of it already. */
    void restore(long at) {
        used.addLast(at);
    }

    /** So many more of the reserve may be used. */
    void allow(int more) {
        allowed += more;
    }

    /**
     * Nanoseconds until one more may start; 0 if now.
     *
     * @param promised starts that were permitted and not used yet
     */
    long nanosUntilFree(int promised, long now) {
        roll(now);
        int kept = Math.max(0, reserve - allowed);
        long theirs = remaining - promised > kept ? 0 : renewedAt - now;
        long ours = 0;
        int excess = used.size() + promised - Math.max(0, total - kept) + 1;
        if (excess > 0) {
            ours = used.isEmpty() ? DAY_NANOS : used.peekFirst() + DAY_NANOS - now;
        }
        return Math.max(theirs, ours);
    }

    private void roll(long now) {
        while (now - renewedAt >= 0) {
            remaining = total;
            renewedAt += DAY_NANOS;
        }
        while (!used.isEmpty() && now - used.peekFirst() >= DAY_NANOS) {
            used.removeFirst();
        }
    }
}
