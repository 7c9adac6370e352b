package dev.shard.transport.netty;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFactory;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioSocketChannel;

/** The two halves of an {@link IoMechanism}, which must fit each other: what loops run, and what channels they serve. */
record SocketIo(IoHandlerFactory handlers, ChannelFactory<Channel> channels) {
    /** @throws IllegalArgumentException if this machine does not have it */
    static SocketIo of(IoMechanism mechanism) {
        return switch (mechanism) {
            case AUTO -> Epoll.isAvailable() ? epoll() : nio();
            case NIO -> nio();
            case EPOLL -> {
                if (!Epoll.isAvailable()) {
                    throw new IllegalArgumentException(
                            "epoll is not available here; use auto or nio", Epoll.unavailabilityCause());
                }
                yield epoll();
            }
        };
    }

    private static SocketIo nio() {
        return new SocketIo(NioIoHandler.newFactory(), NioSocketChannel::new);
    }

    private static SocketIo epoll() {
        return new SocketIo(EpollIoHandler.newFactory(), EpollSocketChannel::new);
    }
}
