package dev.shard.sim.net;

import dev.shard.sim.protocol.Timing;
import java.time.Duration;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** Waits for heartbeats; tells once when one is overdue. */
final class HeartbeatWatch {
    private final Loop loop;
    private final double tolerance;
    private final Runnable overdue;
    private long allowedNanos;
    private long lastNanos;
    private @Nullable Future<?> check;

    HeartbeatWatch(Loop loop, Timing timing, Runnable overdue) {
        this.loop = loop;
        this.tolerance = timing.heartbeatTolerance();
        this.overdue = overdue;
    }

    /** HELLO was sent with this interval. */
    void start(Duration interval) {
        stop();
        allowedNanos = (long) (interval.toNanos() * tolerance);
        beat();
        check = loop.after(Duration.ofNanos(allowedNanos), this::check);
    }

    void beat() {
        lastNanos = loop.nanoTime();
    }

    private void check() {
        long left = allowedNanos - (loop.nanoTime() - lastNanos);
        if (left <= 0) {
            overdue.run();
        } else {
            check = loop.after(Duration.ofNanos(left), this::check);
        }
    }

    void stop() {
        if (check != null) {
            check.cancel(false);
        }
    }
}
