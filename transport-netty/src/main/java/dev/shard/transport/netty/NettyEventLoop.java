package dev.shard.transport.netty;

import dev.shard.spi.transport.EventLoop;
import dev.shard.spi.transport.ScheduledTask;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** One of Netty's loops, as ours. Process lifetime, one per thread. */
final class NettyEventLoop implements EventLoop {
    private final NettyTransport owner;
    private final io.netty.channel.EventLoop netty;

    NettyEventLoop(NettyTransport owner, io.netty.channel.EventLoop netty) {
        this.owner = owner;
        this.netty = netty;
    }

    boolean belongsTo(NettyTransport transport) {
        return owner == transport;
    }

    io.netty.channel.EventLoop netty() {
        return netty;
    }

    @Override
    public boolean inLoop() {
        return netty.inEventLoop();
    }

    @Override
    public long nanoTime() {
        return System.nanoTime();
    }

    @Override
    public void execute(Runnable task) {
        netty.execute(task);
    }

    @Override
    public ScheduledTask schedule(Duration delay, Runnable task) {
        if (delay.isNegative()) {
            throw new IllegalArgumentException("delay must be zero or more, was " + delay);
        }
        // TimeUnit.convert stops at the largest long where Duration.toNanos throws.
        Future<?> future = netty.schedule(task, TimeUnit.NANOSECONDS.convert(delay), TimeUnit.NANOSECONDS);
        return () -> future.cancel(false);
    }
}
