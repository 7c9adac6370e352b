package dev.shard.examples.transport.jdk;

import dev.shard.spi.Settings;
import dev.shard.spi.transport.Transport;
import dev.shard.spi.transport.TransportProvider;
import java.nio.file.Path;

/**
 * The transport {@code jdk}. Its settings, all optional:
 *
 * <table>
 *   <caption>Keys of the transport {@code jdk}</caption>
 *   <tr><th>key</th><th>value</th><th>default</th></tr>
 *   <tr><td>{@code io-threads}</td><td>event loops for all shards, 1 to 64</td><td>1</td></tr>
 *   <tr><td>{@code trust}</td><td>path of a PEM file with certificates to trust</td><td>the JDK's trust store</td></tr>
 *   <tr><td>{@code proxy}</td><td>{@code http://[user:password@]host:port}</td><td>none</td></tr>
 * </table>
 */
public final class JdkTransportProvider implements TransportProvider {
    @Override
    public String name() {
        return "jdk";
    }

    @Override
    public String description() {
        return "java.net.http.WebSocket: no dependency at all; an example to learn from";
    }

    // tutorial: provider
    @Override
    public Transport create(Settings settings) {
        settings.allowOnly("io-threads", "trust", "proxy");
        return new JdkTransport(
                (int) settings.number("io-threads", 1, 64).orElse(1),
                settings.text("trust").map(Path::of).map(Trust::fromPem).orElseGet(Trust::ofTheJdk),
                settings.text("proxy").map(HttpProxy::parse).orElse(null));
    }
    // tutorial: end
}
