package dev.shard.transport.netty;

import dev.shard.TransportException;
import dev.shard.TransportException.Phase;
import dev.shard.transport.support.Endpoint;
import dev.shard.transport.support.ProxyAddress;
import io.netty.channel.Channel;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.FullHttpRequest;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Where the first TCP connection goes, and what must happen on it before the endpoint is at its other end. */
abstract class Route {
    /** What passing a proxy needs, and how it ends. */
    interface Passage {
        /** Sends a request in HTTP. */
        void exchange(FullHttpRequest request, Consumer<HttpAnswer> whenAnswered);

        /** The endpoint is at the other end now. */
        void passed();

        void refused(TransportException failure);
    }

    static Route to(Endpoint endpoint, @Nullable ProxyAddress proxy) {
        if (proxy == null) {
            return new Direct(endpoint);
        }
        return switch (proxy.kind()) {
            case HTTP -> new HttpProxyRoute(proxy, endpoint);
            case SOCKS5 -> new SocksRoute(proxy, endpoint);
        };
    }

    /** Whose addresses are to be looked up. */
    abstract String host();

    /** The same for people, with its port. */
    abstract String describe();

    /** To which phase a failure to connect belongs. */
    abstract Phase connectPhase();

    /** What a channel to one of the addresses is told to connect to. */
    abstract SocketAddress target(InetAddress address);

    /** Adds what must be there before the channel connects. */
    void prepare(ChannelPipeline pipeline, InetAddress address) {}

    /** The channel is connected: gets to the endpoint. */
    abstract void pass(Channel channel, Passage passage);

    /** Removes from an open connection what is not needed any more. */
    void leave(ChannelPipeline pipeline) {}

    private static final class Direct extends Route {
        private final Endpoint endpoint;

        Direct(Endpoint endpoint) {
            this.endpoint = endpoint;
        }

        @Override
        String host() {
            return endpoint.host();
        }

        @Override
        String describe() {
            return endpoint.authority();
        }

        @Override
        Phase connectPhase() {
            return Phase.CONNECT;
        }

        @Override
        SocketAddress target(InetAddress address) {
            return new InetSocketAddress(address, endpoint.port());
        }

        @Override
        void pass(Channel channel, Passage passage) {
            passage.passed();
        }
    }
}
