package dev.shard.core;

import dev.shard.spi.gateway.SessionStartLimit;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How a Gateway counts identifies: by its own clock, when it reads them, and for all processes. Source: Discord documentation,
 * Gateway, max_concurrency and Session Start Limit.
 */
final class StrictStarts {
    private static final long SPACING = Duration.ofSeconds(5).toNanos();
    private static final long DAY = Duration.ofDays(1).toNanos();
    /** Two that were written 24 hours apart may be read so much less apart. */
    private static final long LATENESS = Duration.ofMillis(60).toNanos();

    private final int total;
    private final int reserve;
    private final int buckets;
    private final Map<Integer, Long> readAt = new HashMap<>();
    private final Deque<Long> lastDay = new ArrayDeque<>();
    private final Map<String, String> broken = new LinkedHashMap<>();
    private int remaining;
    private long renewedAt;

    /**
     * A day that began some time ago.
     *
     * @param remaining what somebody else has left of it
     * @param renewedAt when it ends
     */
    StrictStarts(int total, int remaining, int reserve, int buckets, long renewedAt) {
        this.total = total;
        this.remaining = remaining;
        this.reserve = reserve;
        this.buckets = buckets;
        this.renewedAt = renewedAt;
    }

    int buckets() {
        return buckets;
    }

    /** What {@code GET /gateway/bot} says. */
    SessionStartLimit limit(long now) {
        renew(now);
        return new SessionStartLimit(total, remaining, Duration.ofNanos(renewedAt - now), buckets);
    }

    private void renew(long now) {
        while (now >= renewedAt) {
            remaining = total;
            renewedAt += DAY;
        }
        while (!lastDay.isEmpty() && now - lastDay.peekFirst() >= DAY - LATENESS) {
            lastDay.removeFirst();
        }
    }

    /** An identify arrived. */
    void read(int shard, long now) {
        renew(now);
        remaining--;
        lastDay.addLast(now);
        Long before = readAt.put(shard % buckets, now);
        require("spacing", before == null || now - before >= SPACING, "shard " + shard + " at " + now);
        require("reserve", remaining >= reserve, remaining + " left at " + now);
        require("any 24 hours", lastDay.size() <= total - reserve, lastDay.size() + " at " + now);
    }

    void require(String law, boolean holds, String detail) {
        if (!holds) {
            broken.putIfAbsent(law, detail);
        }
    }

    /** Names of the laws that were broken, and how each of them was first. */
    Map<String, String> broken() {
        return broken;
    }
}
