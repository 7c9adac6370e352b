package dev.shard.integration;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.shard.core.Providers;
import dev.shard.core.wiring.ConfigurationSources;
import dev.shard.core.wiring.ShardConfiguration;
import dev.shard.core.wiring.ShardFactory;
import dev.shard.sim.GatewaySimulator;
import dev.shard.spi.Provider;
import dev.shard.spi.gateway.GatewayInfo;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code GET /gateway/bot} goes the way of the transport: through its proxy, with its trust (R19). */
class WayToTheApiTest {
    @TempDir
    private Path directory;

    static List<String> transports() {
        return Providers.transports().stream().map(Provider::name).toList();
    }

    @ParameterizedTest
    @MethodSource("transports")
    void theProxyIsAskedForTheApiAndGivenUserAndPassword(String transport) throws Exception {
        List<String> asked = new CopyOnWriteArrayList<>();
        HttpServer proxy = proxy(asked);
        try {
            String uri = "http://me:s%40fe@127.0.0.1:" + proxy.getAddress().getPort();

            GatewayInfo info = locate(configuration(transport)
                    .set("shard.api-url", "http://api.invalid/api/v10", "test")
                    .set("shard.transports." + transport + ".proxy", uri, "test"));

            assertThat(info.url()).hasToString("wss://found.example/");
            String credentials = Base64.getEncoder().encodeToString("me:s@fe".getBytes(UTF_8));
            assertThat(asked).containsExactly("http://api.invalid/api/v10/gateway/bot Basic " + credentials);
        } finally {
            proxy.stop(0);
        }
    }

    /** Wants to know who asks; says then what the API would say. */
    private static HttpServer proxy(List<String> asked) throws Exception {
        HttpServer proxy = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        proxy.createContext("/", exchange -> {
            String credentials = exchange.getRequestHeaders().getFirst("Proxy-Authorization");
            byte[] answer = "{\"url\":\"wss://found.example/\",\"shards\":1}".getBytes(UTF_8);
            if (credentials == null) {
                exchange.getResponseHeaders().add("Proxy-Authenticate", "Basic realm=\"proxy\"");
                exchange.sendResponseHeaders(407, -1);
            } else {
                asked.add(exchange.getRequestURI() + " " + credentials);
                exchange.sendResponseHeaders(200, answer.length);
                exchange.getResponseBody().write(answer);
            }
            exchange.close();
        });
        proxy.start();
        return proxy;
    }

    @ParameterizedTest
    @MethodSource("transports")
    void theApisCertificateIsCheckedAgainstTheTransportsTrust(String transport) throws Exception {
        try (GatewaySimulator gateway = GatewaySimulator.builder().tls(true).start()) {
            Path pem = Files.writeString(
                    directory.resolve("trust.pem"), gateway.certificatePem().orElseThrow());
            ConfigurationSources sources = configuration(transport)
                    .set("shard.api-url", gateway.apiUrl().toString(), "test");

            assertThatThrownBy(() -> locate(sources)).hasMessageContaining("TLS");
            GatewayInfo info = locate(sources.set("shard.transports." + transport + ".trust", pem.toString(), "test"));

            assertThat(info.url().getScheme()).isEqualTo("wss");
        }
    }

    private static ConfigurationSources configuration(String transport) {
        return ShardConfiguration.sources()
                .set("shard.token", GatewaySimulator.DEFAULT_TOKEN, "test")
                .set("shard.transport", transport, "test");
    }

    private static GatewayInfo locate(ConfigurationSources sources) throws Exception {
        try (ShardFactory factory = ShardFactory.of(sources.load())) {
            return factory.gatewayLocator().locate(true).toCompletableFuture().get(30, TimeUnit.SECONDS);
        }
    }
}
