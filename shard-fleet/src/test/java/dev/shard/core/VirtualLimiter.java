package dev.shard.core;

import dev.shard.core.protocol.IdentifyPacing;
import dev.shard.spi.transport.EventLoop;

/** The limiter of one process, on the time of a loop. */
public final class VirtualLimiter {
    private VirtualLimiter() {}

    public static InProcessIdentifyLimiter on(EventLoop loop) {
        return new InProcessIdentifyLimiter(
                IdentifyPacing.DEFAULT, loop::nanoTime, (delay, task) -> loop.schedule(delay, task));
    }
}
