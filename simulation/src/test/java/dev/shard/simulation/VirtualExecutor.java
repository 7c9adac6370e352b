package dev.shard.simulation;

import java.time.Duration;
import java.util.concurrent.Executor;

/** Where the application's slow listeners run; it can be held up for a while. */
final class VirtualExecutor implements Executor {
    private static final long HAND_OVER_NANOS = Duration.ofMillis(1).toNanos();

    private final World world;
    private long pausedUntil;

    VirtualExecutor(World world) {
        this.world = world;
    }

    @Override
    public void execute(Runnable task) {
        world.at(Math.max(world.now() + HAND_OVER_NANOS, pausedUntil), () -> runOrWait(task));
    }

    private void runOrWait(Runnable task) {
        if (world.now() < pausedUntil) {
            execute(task);
        } else {
            task.run();
        }
    }

    /** What runs here is slow for a while. */
    void pause(Duration duration) {
        pausedUntil = Math.max(pausedUntil, world.now() + duration.toNanos());
    }

    /** Whether it is slow now. */
    boolean paused() {
        return world.now() < pausedUntil;
    }

    /** From now on it is not. */
    void wakeUp() {
        pausedUntil = 0;
    }
}
