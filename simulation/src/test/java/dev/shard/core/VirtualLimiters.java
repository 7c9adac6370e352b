package dev.shard.core;

import dev.shard.core.protocol.IdentifyPacing;
import java.time.Duration;
import java.util.function.BiConsumer;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;

/** Makes the limiter that shards use, for a world of its own time and chance. */
public final class VirtualLimiters {
    private VirtualLimiters() {}

    /**
     * A limiter without threads.
     *
     * @param reserve session starts of a day that are never used
     * @param later runs a task after a delay
     */
    public static InProcessIdentifyLimiter limiter(
            int reserve, LongSupplier nanoTime, DoubleSupplier chance, BiConsumer<Duration, Runnable> later) {
        IdentifyPacing pacing =
                new IdentifyPacing(IdentifyPacing.DEFAULT.minSlack(), IdentifyPacing.DEFAULT.maxSlack(), reserve);
        return new InProcessIdentifyLimiter(pacing, nanoTime, chance, later::accept);
    }
}
