package dev.shard.tck.transport;

import static dev.shard.tck.transport.Ends.assertPhase;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shard.TransportException;
import dev.shard.TransportException.Phase;
import dev.shard.spi.transport.ConnectRequest;
import dev.shard.spi.transport.Transport;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What holds for a proxy of either kind; {@link TransportUnderTest#secure()} plays no part. */
abstract class ProxyContractBase {
    /** A host that nobody but a proxy can find. */
    static final String NAME = "gateway.test";

    @RegisterExtension
    final KnownGaps knownGaps;

    private final TransportUnderTest underTest;
    private final String scheme;

    ProxyContractBase(TransportUnderTest underTest, String scheme) {
        this.underTest = underTest;
        this.scheme = scheme;
        knownGaps = new KnownGaps(underTest.knownGaps());
    }

    /** If it fails: look for an answer of the proxy that is waited for without the opening's deadline. */
    @Test
    final void aSilentProxyIsLeftWithinTheDeadline() throws IOException {
        try (var proxy = TestProxy.silent();
                var transport = through(proxy)) {
            TransportException failure = failureOf(transport, Duration.ofMillis(500));

            assertPhase(failure, Phase.PROXY);
            assertThat(failure).hasMessageContaining("500 ms").hasMessageContaining("asking");
        }
    }

    /** If it fails: look for the name of the endpoint where the proxy's should stand. */
    @Test
    final void aProxyThatIsNotThereIsNamed() throws IOException {
        int port;
        try (var closed = new ServerSocket(0)) {
            port = closed.getLocalPort();
        }
        try (var transport = through("", port)) {
            TransportException failure = failureOf(transport);

            assertPhase(failure, Phase.PROXY);
            assertThat(failure).hasMessageContaining("proxy 127.0.0.1:" + port).hasMessageContaining("refused");
        }
    }

    /** If it fails: look for an end of the stream that only an open connection notices. */
    @Test
    final void aProxyThatHangsUpIsReported() throws IOException {
        try (var server = new ServerSocket(0);
                var transport = through("", server.getLocalPort())) {
            Dialed client = Dialed.dial(transport, Dialed.request(URI.create("wss://" + NAME)));

            server.accept().close();

            client.neverOpened(Phase.PROXY);
        }
    }

    final Transport through(TestProxy proxy) {
        return through("", proxy.port());
    }

    /** @param userInfo user and password as they stand in a URI, with the {@code @}; may be empty */
    final Transport through(String userInfo, int port) {
        return underTest.create(TestPki.authority(), URI.create(scheme + "://" + userInfo + "127.0.0.1:" + port));
    }

    static void exchangeGreetings(Dialed client, ScriptedPeer peer) throws IOException {
        client.signals().awaitOpen();
        peer.text("hello");
        assertThat(client.signals().awaitText()).isEqualTo("hello");
        client.send("good day");
        assertThat(peer.read().text()).isEqualTo("good day");
    }

    static TransportException failureOf(Transport transport) {
        return failureOf(transport, Duration.ofSeconds(8));
    }

    static TransportException failureOf(Transport transport, Duration timeout) {
        var request = new ConnectRequest(URI.create("wss://" + NAME), timeout, Duration.ofSeconds(1), 1000);
        return Dialed.dial(transport, request).neverOpened();
    }
}
