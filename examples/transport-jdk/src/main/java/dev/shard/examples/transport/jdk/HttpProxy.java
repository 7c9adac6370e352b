package dev.shard.examples.transport.jdk;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An HTTP proxy that is asked to {@code CONNECT}. */
final class HttpProxy extends ProxySelector {
    private final String host;
    private final int port;
    private final @Nullable String userInfo;

    private HttpProxy(String host, int port, @Nullable String userInfo) {
        this.host = host;
        this.port = port;
        this.userInfo = userInfo;
    }

    /** @throws IllegalArgumentException if it is no such URI; without the text, which may hold a password */
    static HttpProxy parse(String text) {
        try {
            URI uri = new URI(text.strip());
            if ("http".equals(uri.getScheme()) && uri.getHost() != null && uri.getPort() > 0) {
                return new HttpProxy(uri.getHost(), uri.getPort(), uri.getUserInfo());
            }
        } catch (URISyntaxException malformed) {
            // Worded below: its own message would show the password.
        }
        throw new IllegalArgumentException("proxy must be http://[user:password@]host:port, with special characters of"
                + " user and password escaped (%40 for @); the JDK's client knows no other kind of proxy");
    }

    /** Value of the header {@code Proxy-Authorization}; empty if the proxy wants none. */
    Optional<String> authorization() {
        return Optional.ofNullable(userInfo)
                .map(user -> "Basic " + Base64.getEncoder().encodeToString(user.getBytes(UTF_8)));
    }

    @Override
    public List<Proxy> select(URI uri) {
        return List.of(new Proxy(Proxy.Type.HTTP, new InetSocketAddress(host, port)));
    }

    @Override
    public void connectFailed(URI uri, SocketAddress address, IOException failure) {
        // The attempt fails with it anyhow.
    }

    @Override
    public String toString() {
        return "proxy " + host + ":" + port;
    }
}
