package dev.shard.transport.netty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shard.TransportException;
import dev.shard.TransportException.Phase;
import dev.shard.spi.transport.ConnectRequest;
import dev.shard.tck.transport.Dialed;
import dev.shard.tck.transport.ScriptedServer;
import dev.shard.tck.transport.TestPki;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** R2 and R19: addresses, deadlines per phase, and the words of a failure. */
@ExtendWith(LeakWatch.class)
class OpeningTest {
    private static final String NAME = "gateway.test";

    @Test
    void theSecondAddressIsTriedWhenTheFirstRefuses() throws IOException {
        try (var server = ScriptedServer.plain();
                var transport = resolving(host -> addresses("127.0.0.2", "127.0.0.1"))) {
            Dialed client = Dialed.dial(transport, Dialed.request(server.uri(NAME)));

            server.accept().upgrade();

            client.signals().awaitOpen();
        }
    }

    @Test
    void anAddressThatSwallowsEverythingLeavesTimeForTheNext() throws IOException {
        // Blackhole: RFC 5737 addresses are routed nowhere; a machine without a route says so at once, which is fine
        // too.
        try (var server = ScriptedServer.plain();
                var transport = resolving(host -> addresses("192.0.2.1", "127.0.0.1"))) {
            Dialed client = Dialed.dial(transport, within(server.uri(NAME), Duration.ofSeconds(2)));

            server.accept().upgrade();

            client.signals().awaitOpen();
        }
    }

    @Test
    void whenNoAddressAnswersEachIsNamed() {
        try (var transport = resolving(host -> addresses("127.0.0.2", "127.0.0.3"))) {
            TransportException failure = failureOf(transport, URI.create("ws://" + NAME + ":1"));

            assertThat(failure.phase()).isEqualTo(Phase.CONNECT);
            assertThat(failure)
                    .hasMessageContaining("gateway.test:1")
                    .hasMessageContaining("127.0.0.2 refused, 127.0.0.3 refused");
        }
    }

    @Test
    void theNameIsLookedUpAnewForEachConnection() throws IOException {
        var lookUps = new AtomicInteger();
        try (var server = ScriptedServer.plain();
                var transport = resolving(host -> {
                    lookUps.incrementAndGet();
                    return addresses("127.0.0.1");
                })) {
            for (int i = 0; i < 3; i++) {
                Dialed client = Dialed.dial(transport, Dialed.request(server.uri(NAME)));
                server.accept().upgrade().close();
                client.signals().awaitOpen();
                client.signals().awaitClosed();
            }

            assertThat(lookUps).hasValue(3);
        }
    }

    @Test
    void aLookUpThatHangsIsLeftWithinTheDeadline() {
        try (var transport = resolving(host -> new CompletableFuture<>())) {
            var request = within(URI.create("wss://" + NAME), Duration.ofMillis(100));
            TransportException failure =
                    Dialed.dial(transport, request).signals().awaitClosed().failure();

            assertThat(failure.phase()).isEqualTo(Phase.DNS);
            assertThat(failure).hasMessageContaining("100 ms").hasMessageContaining("looking up host \"gateway.test\"");
        }
    }

    @Test
    void aLookUpThatEndsAfterTheConnectionIsForgotten() {
        var late = new CompletableFuture<List<InetAddress>>();
        try (var transport = resolving(host -> late)) {
            Dialed client = Dialed.dial(transport, Dialed.request(URI.create("ws://" + NAME)));
            client.onLoop(connection -> connection.abort());
            client.signals().awaitClosed();

            late.complete(List.of(InetAddress.getLoopbackAddress()));

            client.onLoop(connection -> {});
            assertThat(client.signals().poll()).isNull();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "400 | check URL and API version",
                "429 | try again later",
                "503 | try again later",
                "200 | it is no Gateway",
            })
    void anAnswerInHtmlIsToldWithItsBeginningAndARemedy(int status, String remedy) throws IOException {
        try (var server = ScriptedServer.plain();
                var transport = new NettyTransport()) {
            Dialed client = Dialed.dial(transport, Dialed.request(server.uri()));

            server.accept()
                    .answer("HTTP/1.1 " + status + " So\r\nContent-Type: text/html\r\n\r\n<html>\r\n<b>\u0007no</b>")
                    .close();

            assertThat(client.signals().awaitClosed().failure())
                    .hasMessageContaining(
                            "localhost:" + server.port() + " answered the upgrade to WebSocket with " + status)
                    .hasMessageContaining("text/html: \"<html> <b> no</b>\"")
                    .hasMessageContaining(remedy);
        }
    }

    @Test
    void aCertificateThatTheJdkDoesNotTrustIsToldWithTheWayToTrustIt() throws IOException {
        try (var server = ScriptedServer.secure(TestPki.localhost());
                var transport = new NettyTransport()) {
            Dialed client = Dialed.dial(transport, Dialed.request(server.uri()));
            acceptInVain(server);

            assertThat(client.signals().awaitClosed().failure())
                    .hasMessageContaining("is not signed by anyone we trust")
                    .hasMessageContaining("\"trust\"");
        }
    }

    private static void acceptInVain(ScriptedServer server) {
        try {
            server.accept();
        } catch (IOException refused) {
            return;
        }
        throw new AssertionError("the client took the certificate");
    }

    private static ConnectRequest within(URI uri, Duration timeout) {
        return new ConnectRequest(uri, timeout, Duration.ofSeconds(1), 1000);
    }

    private static TransportException failureOf(NettyTransport transport, URI uri) {
        return Dialed.dial(transport, Dialed.request(uri))
                .signals()
                .awaitClosed()
                .failure();
    }

    private static NettyTransport resolving(Function<String, CompletionStage<List<InetAddress>>> lookUp) {
        return NettyTransport.builder().resolver(resolver(lookUp)).build();
    }

    static HostResolver resolver(Function<String, CompletionStage<List<InetAddress>>> lookUp) {
        return new HostResolver() {
            @Override
            public CompletionStage<List<InetAddress>> resolve(String host) {
                return lookUp.apply(host);
            }

            @Override
            public void close() {}
        };
    }

    static CompletionStage<List<InetAddress>> addresses(String... literals) {
        try {
            InetAddress[] found = new InetAddress[literals.length];
            for (int i = 0; i < literals.length; i++) {
                found[i] = InetAddress.getAllByName(literals[i])[0];
            }
            return CompletableFuture.completedStage(List.of(found));
        } catch (UnknownHostException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
