package dev.shard.core;

import dev.shard.core.protocol.IdentifyPacing;
import dev.shard.spi.gateway.SessionStartLimit;
import dev.shard.spi.identify.IdentifyLimiter;
import dev.shard.tck.identify.IdentifyLimiterContract;
import java.time.Duration;
import java.util.Comparator;
import java.util.PriorityQueue;

/** R8: the limiter of a process keeps the contract of limiters. */
class InProcessIdentifyLimiterContractTest extends IdentifyLimiterContract {
    private record Alarm(long at, Runnable task) {}

    private final PriorityQueue<Alarm> alarms = new PriorityQueue<>(Comparator.comparingLong(Alarm::at));
    private long now;

    @Override
    protected IdentifyLimiter limiter(SessionStartLimit limit) {
        var limiter = new InProcessIdentifyLimiter(
                IdentifyPacing.DEFAULT,
                () -> now,
                () -> 0,
                (delay, task) -> alarms.add(new Alarm(now + delay.toNanos(), task)));
        limiter.update(limit);
        return limiter;
    }

    @Override
    protected void advance(Duration duration) {
        long until = now + duration.toNanos();
        while (!alarms.isEmpty() && alarms.peek().at() <= until) {
            Alarm due = alarms.poll();
            now = Math.max(now, due.at());
            due.task().run();
        }
        now = until;
    }
}
