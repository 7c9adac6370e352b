package dev.shard.transport.netty;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shard.TransportException;
import dev.shard.TransportException.Phase;
import dev.shard.spi.transport.ConnectRequest;
import dev.shard.transport.contract.Dialed;
import dev.shard.transport.contract.ScriptedPeer;
import dev.shard.transport.contract.ScriptedServer;
import dev.shard.transport.contract.TestPki;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** R19: proxies are honoured, and say what they refuse. */
@ExtendWith(LeakWatch.class)
class ProxyTest {
    private static final String NAME = "gateway.test";

    @Test
    void anHttpProxyIsAskedForTheNameAndLetsUsThrough() throws Exception {
        try (var server = ScriptedServer.plain();
                var proxy = TestProxy.http(server.port(), "HTTP/1.1 200 Connection established");
                var transport = through("http://127.0.0.1:" + proxy.port())) {
            Dialed client = Dialed.dial(transport, Dialed.request(server.uri(NAME)));

            exchangeGreetings(client, server.accept().upgrade());

            assertThat(proxy.asked.take())
                    .startsWith("CONNECT " + NAME + ":" + server.port() + " HTTP/1.1\r\n")
                    .doesNotContainIgnoringCase("authorization");
        }
    }

    @Test
    void tlsGoesThroughAnHttpProxyAndVerifiesTheGateway() throws Exception {
        try (var server = ScriptedServer.secure(TestPki.host(NAME));
                var proxy = TestProxy.http(server.port(), "HTTP/1.1 200 OK");
                var transport = through("http://127.0.0.1:" + proxy.port())) {
            Dialed client = Dialed.dial(transport, Dialed.request(server.uri(NAME)));

            exchangeGreetings(client, server.accept().upgrade());
        }
    }

    @Test
    void anHttpProxyIsGivenUserAndPassword() throws Exception {
        try (var server = ScriptedServer.plain();
                var proxy = TestProxy.http(server.port(), "HTTP/1.1 200 OK");
                var transport = through("http://me:s%40fe@127.0.0.1:" + proxy.port())) {
            Dialed.dial(transport, Dialed.request(server.uri(NAME)));

            String credentials = Base64.getEncoder().encodeToString("me:s@fe".getBytes(UTF_8));
            assertThat(proxy.asked.take())
                    .containsIgnoringCase("\r\nProxy-Authorization: Basic " + credentials + "\r\n");
        }
    }

    @Test
    void aRefusalOfAnHttpProxyIsReportedWithItsStatusAndWithoutThePassword() throws IOException {
        try (var proxy = TestProxy.http(0, "HTTP/1.1 407 Proxy Authentication Required");
                var transport = through("http://me:secret@127.0.0.1:" + proxy.port())) {
            TransportException failure = failureOf(transport);

            assertThat(failure.phase()).isEqualTo(Phase.PROXY);
            assertThat(failure.httpStatus()).isEqualTo(407);
            assertThat(failure)
                    .hasMessageContaining("CONNECT gateway.test:443")
                    .hasMessageContaining("user and password")
                    .hasMessageNotContaining("secret");
        }
    }

    @Test
    void aSocksProxyIsAskedForTheNameAndLetsUsThrough() throws Exception {
        try (var server = ScriptedServer.plain();
                var proxy = TestProxy.socks5(server.port(), null, 0);
                var transport = through("socks5://127.0.0.1:" + proxy.port())) {
            Dialed client = Dialed.dial(transport, Dialed.request(server.uri(NAME)));

            exchangeGreetings(client, server.accept().upgrade());

            assertThat(proxy.asked.take()).isEqualTo(NAME + ":" + server.port());
        }
    }

    @Test
    void aSocksProxyIsGivenUserAndPasswordAndAddressesAsTheyAre() throws Exception {
        try (var server = ScriptedServer.secure(TestPki.localhost());
                var proxy = TestProxy.socks5(server.port(), "me", 0);
                var transport = through("socks5://me:secret@127.0.0.1:" + proxy.port())) {
            Dialed client = Dialed.dial(transport, Dialed.request(server.uri("127.0.0.1")));

            exchangeGreetings(client, server.accept().upgrade());

            assertThat(proxy.asked.take()).isEqualTo("127.0.0.1:" + server.port() + " me:secret");
        }
    }

    @Test
    void aRefusalOfASocksProxyIsReported() throws IOException {
        int notAllowedByRuleset = 2;
        try (var proxy = TestProxy.socks5(0, null, notAllowedByRuleset);
                var transport = through("socks5://127.0.0.1:" + proxy.port())) {
            TransportException failure = failureOf(transport);

            assertThat(failure.phase()).isEqualTo(Phase.PROXY);
            assertThat(failure)
                    .hasMessageContaining("SOCKS5 proxy 127.0.0.1:" + proxy.port())
                    .hasMessageContaining("FORBIDDEN");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"http", "socks5"})
    void aSilentProxyIsLeftWithinTheDeadline(String scheme) throws IOException {
        try (var proxy = TestProxy.silent();
                var transport = through(scheme + "://127.0.0.1:" + proxy.port())) {
            TransportException failure = failureOf(transport, Duration.ofMillis(200));

            assertThat(failure.phase()).isEqualTo(Phase.PROXY);
            assertThat(failure).hasMessageContaining("200 ms").hasMessageContaining("asking");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"http", "socks5"})
    void aProxyThatIsNotThereIsNamed(String scheme) throws IOException {
        int port;
        try (var closed = new ServerSocket(0)) {
            port = closed.getLocalPort();
        }
        try (var transport = through(scheme + "://127.0.0.1:" + port)) {
            TransportException failure = failureOf(transport);

            assertThat(failure.phase()).isEqualTo(Phase.PROXY);
            assertThat(failure).hasMessageContaining("proxy 127.0.0.1:" + port).hasMessageContaining("refused");
        }
    }

    @Test
    void aHostThatIsNoHttpProxyIsReported() throws IOException {
        try (var proxy = TestProxy.http(0, "SSH-2.0-OpenSSH_9.6");
                var transport = through("http://127.0.0.1:" + proxy.port())) {
            assertThat(failureOf(transport)).hasMessageContaining("is it an HTTP proxy?");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://p:1", "socks4://p:1", "http://p", "p:1", "http:///", "//p:1"})
    void whatIsNoProxyIsRefused(String uri) {
        assertThatThrownBy(() -> NettyTransport.builder().proxy(URI.create(uri)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("for example http://proxy.example:3128");
    }

    private static NettyTransport through(String proxy) {
        return NettyTransport.builder()
                .proxy(URI.create(proxy))
                .trustedCertificates(TestPki.authority())
                .build();
    }

    private static void exchangeGreetings(Dialed client, ScriptedPeer peer) throws IOException {
        client.signals().awaitOpen();
        peer.text("hello");
        assertThat(client.signals().awaitText()).isEqualTo("hello");
        client.send("good day");
        assertThat(peer.read().text()).isEqualTo("good day");
    }

    private static TransportException failureOf(NettyTransport transport) {
        return failureOf(transport, Duration.ofSeconds(8));
    }

    private static TransportException failureOf(NettyTransport transport, Duration timeout) {
        var request = new ConnectRequest(URI.create("wss://" + NAME), timeout, Duration.ofSeconds(1), 1000);
        return Dialed.dial(transport, request).signals().awaitClosed().failure();
    }
}
