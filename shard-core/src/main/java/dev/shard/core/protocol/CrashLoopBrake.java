package dev.shard.core.protocol;

import dev.shard.ShardId;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * Makes a shard wait that identifies again and again without a stable session in between, so that a process which crashes at
 * each start does not spend the day's budget within minutes. Not safe for several threads. Times are monotonic nanoseconds.
 */
public final class CrashLoopBrake {
    /** Identifies in a row that nobody has to wait for: a deployment that is rolled back and forth takes as many. */
    static final int FREE = 5;
    /** The wait before the next one; it doubles with each that follows. */
    static final Duration FIRST = Duration.ofSeconds(30);

    static final Duration LONGEST = Duration.ofMinutes(15);

    /** Who identifies this long after the last time, and after what it had to wait for, was stable in between. */
    static final Duration STABLE = Duration.ofMinutes(5);

    private final Map<ShardId, Last> last = new HashMap<>();

    private record Last(long at, int streak) {}

    /** How many identifies in a row, without a stable session between them, come before one that is asked for now. */
    public int streak(ShardId shard, long now) {
        Last before = last.get(shard);
        if (before == null) {
            return 0;
        }
        int streak = before.streak + 1;
        return now - before.at >= wait(streak) + STABLE.toNanos() ? 0 : streak;
    }

    /** When a shard that asks now may identify; not after {@code now} if it need not wait. */
    public long notBefore(ShardId shard, long now) {
        Last before = last.get(shard);
        return before == null ? now : before.at + wait(streak(shard, now));
    }

    /** A shard identified, or was permitted to. */
    public void used(ShardId shard, int streak, long at) {
        last.put(shard, new Last(at, streak));
    }

    private static long wait(int streak) {
        int excess = streak - FREE;
        if (excess < 0) {
            return 0;
        }
        return Math.min(LONGEST.toNanos(), FIRST.toNanos() << Math.min(excess, 16));
    }
}
