import dev.shard.spi.transport.TransportProvider;
import dev.shard.transport.netty.NettyTransportProvider;

/** WebSocket connections on Netty. */
module dev.shard.transport.netty {
    requires transitive dev.shard.api;
    requires static io.netty.transport.classes.io_uring;
    requires dev.shard.transport.support;
    requires static org.jspecify;
    requires io.netty.buffer;
    requires io.netty.codec;
    requires io.netty.codec.http;
    requires io.netty.common;
    requires io.netty.handler;
    requires io.netty.handler.proxy;
    requires io.netty.transport;
    requires io.netty.transport.classes.epoll;
    requires org.slf4j;

    exports dev.shard.transport.netty;

    provides TransportProvider with
            NettyTransportProvider;
}
