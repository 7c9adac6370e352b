package dev.shard.transport.netty;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFactory;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.channel.uring.IoUring;
import io.netty.channel.uring.IoUringIoHandler;
import io.netty.channel.uring.IoUringSocketChannel;

/**
 * The two halves of an {@link IoMechanism}, which must fit each other: what loops run, and what channels they serve.
 *
 * @param closingMillis how long a loop must have had nothing to do before it may end
 */
record SocketIo(IoHandlerFactory handlers, ChannelFactory<Channel> channels, int closingMillis) {
    // With io_uring a socket is closed when the kernel reports back, which needs a loop that still runs.
    private static final int IO_URING_CLOSING_MILLIS = 50;

    /** @throws IllegalArgumentException if this machine does not have it */
    static SocketIo of(IoMechanism mechanism) {
        return switch (mechanism) {
            case AUTO -> Epoll.isAvailable() ? epoll() : nio();
            case NIO -> nio();
            case EPOLL -> epoll();
            case IO_URING -> ioUring();
        };
    }

    private static SocketIo nio() {
        return new SocketIo(NioIoHandler.newFactory(), NioSocketChannel::new, 0);
    }

    private static SocketIo epoll() {
        if (!Epoll.isAvailable()) {
            throw unavailable("epoll", Epoll.unavailabilityCause());
        }
        return new SocketIo(EpollIoHandler.newFactory(), EpollSocketChannel::new, 0);
    }

    private static SocketIo ioUring() {
        try {
            if (!IoUring.isAvailable()) {
                throw unavailable("io_uring", IoUring.unavailabilityCause());
            }
            return new SocketIo(IoUringIoHandler.newFactory(), IoUringSocketChannel::new, IO_URING_CLOSING_MILLIS);
        } catch (NoClassDefFoundError missing) {
            throw unavailable("io_uring", missing);
        }
    }

    private static IllegalArgumentException unavailable(String name, Throwable cause) {
        return new IllegalArgumentException(
                name + " is not available here; use auto or nio. Why: " + cause.getMessage(), cause);
    }
}
