package dev.shard.transport.javaws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shard.TransportException;
import dev.shard.TransportException.Phase;
import dev.shard.spi.transport.ConnectRequest;
import dev.shard.spi.transport.TransportConnection;
import dev.shard.tck.transport.Dialed;
import dev.shard.tck.transport.ScriptedServer;
import dev.shard.tck.transport.TestPki;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** R2 and R19: addresses, deadlines per phase, and the words of a failure. */
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
            TransportException failure =
                    Dialed.dial(transport, URI.create("ws://" + NAME + ":1")).neverOpened();

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
    void aLookUpThatHangsIsLeftWithinTheDeadline() throws Exception {
        var never = new CountDownLatch(1);
        try (var transport = resolving(host -> {
            awaitUninterruptibly(never);
            return addresses("127.0.0.1");
        })) {
            var request = within(URI.create("wss://" + NAME), Duration.ofMillis(100));
            TransportException failure = Dialed.dial(transport, request).neverOpened();

            assertThat(failure.phase()).isEqualTo(Phase.DNS);
            assertThat(failure).hasMessageContaining("100 ms").hasMessageContaining("looking up host \"gateway.test\"");
            never.countDown();
        }
    }

    @Test
    void aLookUpThatEndsAfterTheConnectionLeadsNowhere() throws IOException {
        var late = new CountDownLatch(1);
        try (var server = new ServerSocket(0);
                var transport = resolving(host -> {
                    awaitUninterruptibly(late);
                    return addresses("127.0.0.1");
                })) {
            Dialed client =
                    Dialed.dial(transport, Dialed.request(URI.create("ws://" + NAME + ":" + server.getLocalPort())));
            client.onLoop(TransportConnection::abort);
            client.signals().awaitClosed();

            late.countDown();
            transport.close();

            server.setSoTimeout(1);
            assertThatThrownBy(server::accept).isInstanceOf(SocketTimeoutException.class);
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
                var transport = new JavaWsTransport()) {
            Dialed client = Dialed.dial(transport, Dialed.request(server.uri()));

            server.accept()
                    .answer("HTTP/1.1 " + status + " So\r\nContent-Type: text/html\r\n\r\n<html>\r\n<b>\u0007no</b>")
                    .close();

            assertThat(client.neverOpened())
                    .hasMessageContaining(
                            "localhost:" + server.port() + " answered the upgrade to WebSocket with " + status)
                    .hasMessageContaining("text/html: \"<html> <b> no</b>\"")
                    .hasMessageContaining(remedy);
        }
    }

    @Test
    void aCertificateThatTheJdkDoesNotTrustIsToldWithTheWayToTrustIt() throws IOException {
        try (var server = ScriptedServer.secure(TestPki.localhost());
                var transport = new JavaWsTransport()) {
            Dialed client = Dialed.dial(transport, Dialed.request(server.uri()));
            acceptInVain(server);

            assertThat(client.neverOpened())
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

    private static JavaWsTransport resolving(HostResolver resolver) {
        return JavaWsTransport.builder().resolver(resolver).build();
    }

    private static InetAddress[] addresses(String... literals) throws UnknownHostException {
        InetAddress[] found = new InetAddress[literals.length];
        for (int i = 0; i < literals.length; i++) {
            found[i] = InetAddress.getByName(literals[i]);
        }
        return found;
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stray) {
            throw new AssertionError(stray);
        }
    }
}
