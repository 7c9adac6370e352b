package dev.shard.core;

import dev.shard.spi.gateway.SessionStartLimit;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/** What a limiter has to count, so that a test knows when it may say that the day's budget is used up. */
final class ExpectedBudget {
    private static final long DAY = Duration.ofDays(1).toNanos();
    /** An entry of another process is counted as late as its permit may have been used. */
    private static final long DOUBT = Duration.ofSeconds(15).toNanos();

    private final int reserve;
    private final Deque<Long> used = new ArrayDeque<>();
    private int total;
    private int remaining;
    private long renewedAt;

    ExpectedBudget(int reserve) {
        this.reserve = reserve;
    }

    void told(SessionStartLimit limit, long now) {
        total = limit.total();
        remaining = limit.remaining();
        renewedAt = now + limit.resetAfter().toNanos();
    }

    /** A permit was used, or was lost with the process that held it. */
    void use(long now) {
        renew(now);
        used.addLast(now);
        remaining--;
    }

    /** Whether nobody may identify, beside those who hold a permit. */
    boolean exhausted(int permits, long now) {
        renew(now);
        return remaining - permits <= reserve || used.size() + permits >= total - reserve;
    }

    private void renew(long now) {
        while (now - renewedAt >= 0) {
            remaining = total;
            renewedAt += DAY;
        }
        while (!used.isEmpty() && now - used.peekFirst() >= DAY + DOUBT) {
            used.removeFirst();
        }
    }
}
