package dev.shard.examples.transport.jdk;

import dev.shard.TransportException.Phase;
import dev.shard.spi.transport.ConnectRequest;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;

/** Opens one socket with a client of its own, whose trust and executor tell how far it has come. */
final class Dialer {
    private final ConnectRequest request;
    private final Trust trust;
    private final @Nullable HttpProxy proxy;
    private final ExecutorService helpers;
    private volatile boolean certified;

    Dialer(ConnectRequest request, Trust trust, @Nullable HttpProxy proxy, ExecutorService helpers) {
        this.request = request;
        this.trust = trust;
        this.proxy = proxy;
        this.helpers = helpers;
    }

    ConnectRequest request() {
        return request;
    }

    @Nullable HttpProxy proxy() {
        return proxy;
    }

    /** What a failure, or silence, at this moment is a failure of. */
    Phase phase() {
        if (certified) {
            return Phase.UPGRADE;
        }
        if (proxy != null) {
            return Phase.PROXY;
        }
        return isSecure() ? Phase.TLS : Phase.UPGRADE;
    }

    // tutorial: dial
    /** Starts beside the loop, since looking up a name blocks. */
    void dial(Receiver receiver) {
        helpers.execute(() -> {
            try {
                lookUp();
                CompletableFuture<WebSocket> attempt = open(receiver);
                receiver.dialing(attempt);
            } catch (UnknownHostException | RuntimeException failure) {
                receiver.failed(failure);
            }
        });
    }
    // tutorial: end

    private CompletableFuture<WebSocket> open(Receiver receiver) {
        var client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .executor(helpers)
                .sslContext(trust.context(() -> certified = true))
                .proxy(proxy == null ? HttpClient.Builder.NO_PROXY : proxy)
                .build();
        // The loop's own deadline says more, but only this one reaches into an attempt that hangs.
        var socket = client.newWebSocketBuilder().connectTimeout(request.timeout());
        if (proxy != null) {
            proxy.authorization().ifPresent(value -> socket.header("Proxy-Authorization", value));
        }
        return socket.buildAsync(request.endpoint(), receiver);
    }

    /** Behind a proxy the name is the proxy's to look up. */
    private void lookUp() throws UnknownHostException {
        if (proxy == null) {
            InetAddress.getAllByName(host());
        }
    }

    String host() {
        return request.endpoint().getHost();
    }

    /** Host and port, as people write them. */
    String authority() {
        URI endpoint = request.endpoint();
        int port = endpoint.getPort() >= 0 ? endpoint.getPort() : isSecure() ? 443 : 80;
        return host() + ":" + port;
    }

    private boolean isSecure() {
        return "wss".equalsIgnoreCase(request.endpoint().getScheme());
    }
}
