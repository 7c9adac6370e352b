package dev.shard.core;

import dev.shard.core.protocol.IdentifyPacing;
import dev.shard.spi.transport.EventLoop;
import java.util.SplittableRandom;

/** The limiter of one process, on the time of a loop. */
public final class VirtualLimiter {
    private VirtualLimiter() {}

    public static InProcessIdentifyLimiter on(EventLoop loop, long seed) {
        SplittableRandom chance = new SplittableRandom(seed);
        return new InProcessIdentifyLimiter(
                IdentifyPacing.DEFAULT,
                loop::nanoTime,
                chance::nextDouble,
                (delay, task) -> loop.schedule(delay, task));
    }
}
