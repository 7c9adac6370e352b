package dev.shard.spi.transport;

/** A task that waits for its time. */
public interface ScheduledTask {
    /** Lets it be; does nothing if it ran or was cancelled. To be called on the loop. */
    void cancel();
}
