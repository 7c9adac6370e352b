package dev.shard.core;

import dev.shard.core.protocol.IdentifyPacing;
import java.time.Duration;
import java.util.function.BiConsumer;
import java.util.function.LongSupplier;

/** Makes the limiter that shards use, for a world with a time of its own. */
public final class VirtualLimiters {
    private VirtualLimiters() {}

    /**
     * A limiter without threads.
     *
     * @param reserve session starts of a day that are never used
     * @param later runs a task after a delay
     */
    public static InProcessIdentifyLimiter limiter(
            int reserve, LongSupplier nanoTime, BiConsumer<Duration, Runnable> later) {
        return new InProcessIdentifyLimiter(IdentifyPacing.DEFAULT.withReserve(reserve), nanoTime, later::accept);
    }
}
