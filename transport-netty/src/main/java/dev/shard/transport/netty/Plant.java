package dev.shard.transport.netty;

import dev.shard.transport.support.ProxyAddress;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.AdaptiveRecvByteBufAllocator;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * What all connections of a transport share. Process lifetime.
 *
 * @param random for masks and handshake keys
 * @param proxy null to connect directly
 * @param readBytes most that one read takes from a socket
 * @param receiveBufferBytes size asked of the system for a socket's receive buffer; 0 to leave that to the system
 */
record Plant(
        SocketIo io,
        Tls tls,
        HostResolver resolver,
        RandomGenerator random,
        @Nullable ProxyAddress proxy,
        int readBytes,
        int receiveBufferBytes)
        implements AutoCloseable {
    private static final int SMALLEST_READ = 512;
    private static final int FIRST_READ = 4096;

    /** A channel still without handlers. */
    Bootstrap bootstrap(EventLoop loop) {
        var bootstrap = new Bootstrap()
                .group(loop)
                .channelFactory(io.channels())
                .disableResolver()
                .option(ChannelOption.TCP_NODELAY, true)
                .option(ChannelOption.SO_KEEPALIVE, true)
                // A failed write must not discard what was received before it, such as a close frame (T20).
                .option(ChannelOption.AUTO_CLOSE, false)
                .option(
                        ChannelOption.RECVBUF_ALLOCATOR,
                        new AdaptiveRecvByteBufAllocator(SMALLEST_READ, FIRST_READ, readBytes));
        return receiveBufferBytes == 0 ? bootstrap : bootstrap.option(ChannelOption.SO_RCVBUF, receiveBufferBytes);
    }

    /** When the loops are at rest. */
    @Override
    public void close() {
        resolver.close();
        tls.close();
    }
}
