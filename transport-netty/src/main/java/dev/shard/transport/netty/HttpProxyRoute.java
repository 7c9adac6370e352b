package dev.shard.transport.netty;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.shard.TransportException.Phase;
import dev.shard.transport.support.Endpoint;
import dev.shard.transport.support.HttpFailures;
import dev.shard.transport.support.ProxyAddress;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpVersion;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.Base64;

/**
 * Through an HTTP proxy, with {@code CONNECT}. Netty's own handler keeps the status of a refusal to itself, which people need.
 */
final class HttpProxyRoute extends Route {
    private final ProxyAddress proxy;
    private final Endpoint endpoint;

    HttpProxyRoute(ProxyAddress proxy, Endpoint endpoint) {
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

    @Override
    SocketAddress target(InetAddress address) {
        return new InetSocketAddress(address, proxy.port());
    }

    @Override
    void pass(Channel channel, Passage passage) {
        passage.exchange(request(), answer -> {
            if (answer.status() == HttpAnswer.OK) {
                passage.passed();
            } else {
                passage.refused(HttpFailures.proxyRefused(proxy, endpoint, answer));
            }
        });
    }

    private FullHttpRequest request() {
        String target = endpoint.authority();
        var request =
                new DefaultFullHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.CONNECT, target, Unpooled.EMPTY_BUFFER);
        request.headers().set(HttpHeaderNames.HOST, target);
        if (proxy.user() != null) {
            byte[] credentials = (proxy.user() + ":" + proxy.password()).getBytes(UTF_8);
            request.headers()
                    .set(
                            HttpHeaderNames.PROXY_AUTHORIZATION,
                            "Basic " + Base64.getEncoder().encodeToString(credentials));
        }
        return request;
    }
}
