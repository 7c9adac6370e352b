package dev.shard.transport.netty;

import dev.shard.TransportException.Phase;
import dev.shard.transport.support.Endpoint;
import dev.shard.transport.support.ProxyAddress;
import io.netty.channel.Channel;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.proxy.Socks5ProxyHandler;
import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;

/** Through a SOCKS5 proxy (RFC 1928, RFC 1929), which is given the endpoint's name and looks it up itself. */
final class SocksRoute extends Route {
    private final ProxyAddress proxy;
    private final Endpoint endpoint;

    SocksRoute(ProxyAddress proxy, Endpoint endpoint) {
        this.proxy = proxy;
        this.endpoint = endpoint;
    }

    @Override
    String host() {
        return proxy.host();
    }

    @Override
    String describe() {
        return proxy.toString();
    }

    @Override
    Phase connectPhase() {
        return Phase.PROXY;
    }

    /** The endpoint: the handler below puts the proxy in its place. */
    @Override
    SocketAddress target(InetAddress address) {
        InetAddress literal = NetUtil.createInetAddressFromIpAddressString(endpoint.host());
        return literal == null
                ? InetSocketAddress.createUnresolved(endpoint.host(), endpoint.port())
                : new InetSocketAddress(literal, endpoint.port());
    }

    @Override
    void prepare(ChannelPipeline pipeline, InetAddress address) {
        var socks = new Socks5ProxyHandler(
                new InetSocketAddress(address, proxy.port()),
                proxy.user(),
                proxy.user() == null ? null : proxy.password());
        // The deadline of the whole opening governs.
        socks.setConnectTimeoutMillis(0);
        pipeline.addLast(socks);
    }

    @Override
    void pass(Channel channel, Passage passage) {
        channel.pipeline().get(Socks5ProxyHandler.class).connectFuture().addListener(passed -> {
            if (passed.isSuccess()) {
                passage.passed();
            } else {
                passage.refused(Failures.socks(proxy, endpoint, passed.cause()));
            }
        });
    }

    @Override
    void leave(ChannelPipeline pipeline) {
        pipeline.remove(Socks5ProxyHandler.class);
    }
}
