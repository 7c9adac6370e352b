package dev.shard.transport.netty;

import dev.shard.UnknownNameException;
import dev.shard.spi.Settings;
import dev.shard.spi.transport.Transport;
import dev.shard.spi.transport.TransportProvider;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * The transport {@code netty}. Its settings, all optional:
 *
 * <table>
 *   <caption>Keys of the transport {@code netty}</caption>
 *   <tr><th>key</th><th>value</th><th>default</th></tr>
 *   <tr><td>{@code io-threads}</td><td>threads for all shards, 1 to 64</td><td>2, or 1 on a single core</td></tr>
 *   <tr><td>{@code native}</td><td>{@code auto}, {@code nio}, {@code epoll}, {@code io-uring}</td><td>{@code auto}</td></tr>
 *   <tr><td>{@code trust}</td><td>path of a PEM file with certificates to trust</td><td>the JDK's trust store</td></tr>
 *   <tr><td>{@code tls-provider}</td><td>{@code auto}, {@code jdk}, {@code openssl}</td><td>{@code auto}</td></tr>
 *   <tr><td>{@code tls-protocols}</td><td>TLS versions, separated by commas</td><td>{@code TLSv1.3,TLSv1.2}</td></tr>
 *   <tr><td>{@code proxy}</td><td>{@code http://} or {@code socks5://[user:password@]host:port}</td><td>none</td></tr>
 *   <tr><td>{@code read-bytes}</td><td>most that one read takes, 4096 to 16777216</td><td>65536</td></tr>
 *   <tr><td>{@code receive-buffer-bytes}</td><td>receive buffer of a socket</td><td>the system's</td></tr>
 * </table>
 */
public final class NettyTransportProvider implements TransportProvider {
    private static final String IO_THREADS = "io-threads";
    private static final String NATIVE = "native";
    private static final String TRUST = "trust";
    private static final String TLS_PROVIDER = "tls-provider";
    private static final String TLS_PROTOCOLS = "tls-protocols";
    private static final String PROXY = "proxy";
    private static final String READ_BYTES = "read-bytes";
    private static final String RECEIVE_BUFFER_BYTES = "receive-buffer-bytes";

    @Override
    public String name() {
        return "netty";
    }

    @Override
    public String description() {
        return "Netty 4.2: one or two threads for any number of shards, epoll on Linux";
    }

    @Override
    public Transport create(Settings settings) {
        settings.allowOnly(
                IO_THREADS, NATIVE, TRUST, TLS_PROVIDER, TLS_PROTOCOLS, PROXY, READ_BYTES, RECEIVE_BUFFER_BYTES);
        NettyTransport.Builder builder = NettyTransport.builder();
        // No setter takes more than an int; the builder knows the narrower bounds.
        toInt(settings.number(IO_THREADS, 0, Integer.MAX_VALUE)).ifPresent(builder::ioThreads);
        settings.text(NATIVE)
                .map(name -> constant(IoMechanism.values(), NATIVE, name))
                .ifPresent(builder::io);
        settings.text(TRUST).map(Path::of).ifPresent(builder::trustedCertificates);
        settings.text(TLS_PROVIDER)
                .map(name -> constant(TlsProvider.values(), TLS_PROVIDER, name))
                .ifPresent(builder::tlsProvider);
        settings.text(TLS_PROTOCOLS)
                .map(list -> list.strip().split("\\s*,\\s*"))
                .ifPresent(builder::tlsProtocols);
        settings.text(PROXY).map(NettyTransportProvider::uri).ifPresent(builder::proxy);
        toInt(settings.bytes(READ_BYTES, 0, Integer.MAX_VALUE)).ifPresent(builder::readBytes);
        toInt(settings.bytes(RECEIVE_BUFFER_BYTES, 0, Integer.MAX_VALUE)).ifPresent(builder::receiveBufferBytes);
        return builder.build();
    }

    private static OptionalInt toInt(OptionalLong number) {
        return number.isPresent() ? OptionalInt.of((int) number.getAsLong()) : OptionalInt.empty();
    }

    private static <E extends Enum<E>> E constant(E[] constants, String key, String name) {
        return Arrays.stream(constants)
                .filter(constant -> word(constant).equals(name.strip()))
                .findFirst()
                .orElseThrow(() -> new UnknownNameException(
                        "value of " + key,
                        name,
                        Arrays.stream(constants)
                                .map(NettyTransportProvider::word)
                                .toList()));
    }

    /** As it is written in settings. */
    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
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
