package dev.shard.core.driver;

import dev.shard.core.protocol.Timer;
import dev.shard.spi.transport.EventLoop;
import dev.shard.spi.transport.ScheduledTask;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/** The timers of one shard, at most one of each kind. Used on the loop only. */
final class Timers {
    private final EventLoop loop;
    private final Map<Timer, ScheduledTask> running = new EnumMap<>(Timer.class);

    Timers(EventLoop loop) {
        this.loop = loop;
    }

    /** Starts a timer in the place of the running one of its kind. */
    void start(Timer timer, Duration delay, Runnable task) {
        stop(timer);
        running.put(timer, loop.schedule(delay, () -> {
            running.remove(timer);
            task.run();
        }));
    }

    /** Stops a timer if it runs. */
    void stop(Timer timer) {
        ScheduledTask task = running.remove(timer);
        if (task != null) {
            task.cancel();
        }
    }
}
