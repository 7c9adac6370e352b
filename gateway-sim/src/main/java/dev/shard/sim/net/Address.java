package dev.shard.sim.net;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.channels.ServerSocketChannel;

/** Where a simulator is reached, known once its socket is bound. */
record Address(URI gatewayUrl, URI apiUrl) {

    static ServerSocketChannel bind(Settings.Endpoint endpoint) {
        try {
            return ServerSocketChannel.open().bind(new InetSocketAddress(endpoint.host(), endpoint.port()));
        } catch (IOException e) {
            String message = "cannot listen on %s:%d (%s); choose another port, or 0 for a free one"
                    .formatted(endpoint.host(), endpoint.port(), e.getMessage());
            throw new UncheckedIOException(message, e);
        }
    }

    static Address of(Settings.Endpoint endpoint, ServerSocketChannel bound) {
        int port = bound.socket().getLocalPort();
        String host = endpoint.host().contains(":") ? "[" + endpoint.host() + "]" : endpoint.host();
        String secure = endpoint.tls() ? "s" : "";
        return new Address(
                URI.create("ws%s://%s:%d".formatted(secure, host, port)),
                URI.create("http%s://%s:%d/api/v10".formatted(secure, host, port)));
    }
}
