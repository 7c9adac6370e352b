package dev.shard.simulation;

import dev.shard.spi.transport.EventLoop;
import dev.shard.spi.transport.ScheduledTask;
import java.time.Duration;

/** An event loop in virtual time. While something blocks it the rest of the world goes on, and its tasks wait. */
final class VirtualLoop implements EventLoop {
    private final World world;
    private long busyUntil;
    private long stalled;
    private int pending;
    private boolean running;
    private boolean dead;

    VirtualLoop(World world) {
        this.world = world;
    }

    @Override
    public boolean inLoop() {
        return running;
    }

    /** On the loop ahead of the world's time by as long as it was blocked. */
    @Override
    public long nanoTime() {
        return running ? Math.max(world.now(), busyUntil) : world.now();
    }

    @Override
    public void execute(Runnable task) {
        pending++;
        world.at(nanoTime(), this, task, this::ended);
    }

    @Override
    public ScheduledTask schedule(Duration delay, Runnable task) {
        pending++;
        return world.at(nanoTime() + delay.toNanos(), this, task, this::ended);
    }

    /** Something keeps the loop busy for so long, from now on. */
    void block(Duration duration) {
        busyUntil = nanoTime() + duration.toNanos();
        stalled += duration.toNanos();
    }

    long busyUntil() {
        return busyUntil;
    }

    /** For how long it was blocked in all its life, in nanoseconds. */
    long stalled() {
        return stalled;
    }

    /** The process is gone: nothing of it runs any more. */
    void die() {
        dead = true;
    }

    boolean dead() {
        return dead;
    }

    /** The shard's own tasks and timers that wait. */
    int pending() {
        return pending;
    }

    private void ended() {
        pending--;
    }

    void run(Runnable task) {
        if (dead) {
            return;
        }
        running = true;
        try {
            task.run();
        } catch (RuntimeException defect) {
            world.broken("no defects", "a task of the loop threw " + defect);
        } finally {
            running = false;
        }
    }
}
