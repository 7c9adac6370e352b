package dev.shard.transport.javaws;

import dev.shard.spi.Settings;
import dev.shard.spi.transport.Transport;
import dev.shard.spi.transport.TransportProvider;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * The transport {@code javaws}. Its settings, all optional:
 *
 * <table>
 *   <caption>Keys of the transport {@code javaws}</caption>
 *   <tr><th>key</th><th>value</th><th>default</th></tr>
 *   <tr><td>{@code io-threads}</td><td>event loops for all shards, 1 to 64</td><td>2, or 1 on a single core</td></tr>
 *   <tr><td>{@code trust}</td><td>path of a PEM file with certificates to trust</td><td>the JDK's trust store</td></tr>
 *   <tr><td>{@code tls-protocols}</td><td>TLS versions, separated by commas</td><td>{@code TLSv1.3,TLSv1.2}</td></tr>
 *   <tr><td>{@code proxy}</td><td>{@code http://} or {@code socks5://[user:password@]host:port}</td><td>none</td></tr>
 *   <tr><td>{@code read-bytes}</td><td>read buffer of a connection, 4096 to 16777216</td><td>16384</td></tr>
 *   <tr><td>{@code receive-buffer-bytes}</td><td>receive buffer of a socket</td><td>the system's</td></tr>
 * </table>
 */
public final class JavaWsTransportProvider implements TransportProvider {
    private static final String IO_THREADS = "io-threads";
    private static final String TRUST = "trust";
    private static final String TLS_PROTOCOLS = "tls-protocols";
    private static final String PROXY = "proxy";
    private static final String READ_BYTES = "read-bytes";
    private static final String RECEIVE_BUFFER_BYTES = "receive-buffer-bytes";

    @Override
    public String name() {
        return "javaws";
    }

    @Override
    public String description() {
        return "Java-WebSocket 1.6: small and without native code, for a few shards; two threads for each";
    }

    @Override
    public Transport create(Settings settings) {
        settings.allowOnly(IO_THREADS, TRUST, TLS_PROTOCOLS, PROXY, READ_BYTES, RECEIVE_BUFFER_BYTES);
        JavaWsTransport.Builder builder = JavaWsTransport.builder();
        // No setter takes more than an int; the builder knows the narrower bounds.
        toInt(settings.number(IO_THREADS, 0, Integer.MAX_VALUE)).ifPresent(builder::ioThreads);
        settings.text(TRUST).map(Path::of).ifPresent(builder::trustedCertificates);
        settings.text(TLS_PROTOCOLS)
                .map(list -> list.strip().split("\\s*,\\s*"))
                .ifPresent(builder::tlsProtocols);
        settings.text(PROXY).map(JavaWsTransportProvider::uri).ifPresent(builder::proxy);
        toInt(settings.bytes(READ_BYTES, 0, Integer.MAX_VALUE)).ifPresent(builder::readBytes);
        toInt(settings.bytes(RECEIVE_BUFFER_BYTES, 0, Integer.MAX_VALUE)).ifPresent(builder::receiveBufferBytes);
        return builder.build();
    }

    private static OptionalInt toInt(OptionalLong number) {
        return number.isPresent() ? OptionalInt.of((int) number.getAsLong()) : OptionalInt.empty();
    }

    private static URI uri(String text) {
        try {
            return new URI(text.strip());
        } catch (URISyntaxException malformed) {
            // Without the cause, whose message would show a password.
            throw new IllegalArgumentException("proxy is no URI: " + malformed.getReason()
                    + "; escape special characters of user and password, such as %40 for @");
        }
    }
}
