package dev.shard.transport.netty;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.shard.CloseStatus;
import dev.shard.TransportException;
import dev.shard.TransportException.Phase;
import dev.shard.tck.transport.Dialed;
import dev.shard.tck.transport.ScriptedPeer;
import dev.shard.tck.transport.ScriptedServer;
import dev.shard.tck.transport.TestPki;
import io.netty.handler.ssl.OpenSsl;
import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** R19: what must not depend on whose TLS it is, beside the contract: whom we ask for, and the words of a failure. */
@ExtendWith(LeakWatch.class)
class TlsProviderTest {
    private static final String NAME = "gateway.test";

    @ParameterizedTest
    @EnumSource
    void theServerIsToldWhichHostIsMeant(TlsProvider provider) throws IOException {
        try (var server = ScriptedServer.secure(TestPki.host(NAME));
                var transport = trusting(provider)) {
            Dialed.dial(transport, Dialed.request(server.uri(NAME)));

            var session = (ExtendedSSLSession)
                    secure(server.acceptSocket(), TestPki.host(NAME)).getSession();

            assertThat(session.getRequestedServerNames()).containsExactly(new SNIHostName(NAME));
            assertThat(session.getProtocol()).isEqualTo("TLSv1.3");
        }
    }

    @ParameterizedTest
    @EnumSource
    void anAddressIsVerifiedAsOne(TlsProvider provider) throws IOException {
        try (var server = ScriptedServer.secure(TestPki.localhost());
                var impostor = ScriptedServer.secure(TestPki.otherHost());
                var transport = trusting(provider)) {
            Dialed client = Dialed.dial(transport, Dialed.request(server.uri("127.0.0.1")));
            server.accept().upgrade();
            client.signals().awaitOpen();

            Dialed misled = Dialed.dial(transport, Dialed.request(impostor.uri("127.0.0.1")));
            assertThatThrownBy(impostor::accept).isInstanceOf(IOException.class);
            assertThat(misled.neverOpened()).hasMessageContaining("for another host than \"127.0.0.1\"");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aCertificateThatIsRefusedIsToldInTheSameWords(TlsProvider provider) throws IOException {
        assertRefused(
                provider, TestPki.certifiedByAnother(), "is not signed by anyone we trust; if it comes from a CA");
        assertRefused(provider, TestPki.otherHost(), "was issued for another host than \"localhost\"; check the URL");
        assertRefused(provider, TestPki.expired(), "has expired; renew it, or check this machine's clock");
    }

    @ParameterizedTest
    @EnumSource
    void aTrustManagerThatKnowsNoHostsLeavesTheNameVerified(TlsProvider provider) throws IOException {
        assumeTrue(provider != TlsProvider.OPENSSL, "which refuses it, says BoringSslTest");
        try (var impostor = ScriptedServer.secure(TestPki.otherHost());
                var transport =
                        builder(provider).trust(CredulousTrust.factory()).build()) {
            Dialed client = Dialed.dial(transport, Dialed.request(impostor.uri()));
            assertThatThrownBy(impostor::accept).isInstanceOf(IOException.class);

            assertThat(client.neverOpened()).hasMessageContaining("for another host than \"localhost\"");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aPeerWithoutTlsIsToldInTheSameWords(TlsProvider provider) throws IOException {
        TransportException failure = failureWhen(
                provider, socket -> socket.getOutputStream().write("HTTP/1.1 400 No\r\n\r\n".getBytes(US_ASCII)));

        assertThat(failure).hasMessageContaining("the peer does not speak TLS; is this port meant for ws://");
    }

    @ParameterizedTest
    @EnumSource
    void anAlertIsToldInTheSameWords(TlsProvider provider) throws IOException {
        // Alert, fatal, handshake_failure.
        TransportException failure =
                failureWhen(provider, socket -> socket.getOutputStream().write(new byte[] {21, 3, 3, 0, 2, 2, 40}));

        assertThat(failure).hasMessageEndingWith("Received fatal alert: handshake_failure");
    }

    @ParameterizedTest
    @EnumSource
    void aPeerThatHangsUpIsToldInTheSameWords(TlsProvider provider) throws IOException {
        TransportException failure = failureWhen(provider, Socket::shutdownOutput);

        assertThat(failure).hasMessageEndingWith("failed: the peer closed the connection");
    }

    @ParameterizedTest
    @EnumSource
    void aRecordThatWasForgedBreaksTheConnection(TlsProvider provider) throws IOException {
        try (var server = ScriptedServer.secure(TestPki.localhost());
                var transport = trusting(provider)) {
            Dialed client = Dialed.dial(transport, Dialed.request(server.uri()));
            Socket tcp = server.acceptSocket();
            upgrade(secure(tcp, TestPki.localhost()));
            client.signals().awaitOpen();

            // Application data, which nobody encrypted.
            tcp.getOutputStream()
                    .write(ByteBuffer.allocate(45)
                            .put(new byte[] {23, 3, 3, 0, 40})
                            .array());

            CloseStatus status = client.signals().awaitClosed();
            assertThat(status.origin()).isEqualTo(CloseStatus.Origin.LOST);
            assertThat(status.failure()).hasMessageStartingWith("it broke: ").hasMessageNotContaining("error:");
        }
    }

    private interface Deed {
        void on(Socket socket) throws IOException;
    }

    /** What is told if this is all that a server does. */
    private static TransportException failureWhen(TlsProvider provider, Deed deed) throws IOException {
        try (var server = ScriptedServer.secure(TestPki.localhost());
                var transport = trusting(provider)) {
            Dialed client = Dialed.dial(transport, Dialed.request(server.uri()));
            deed.on(server.acceptSocket());

            TransportException failure = client.neverOpened();
            assertThat(failure.phase()).isEqualTo(Phase.TLS);
            assertThat(failure)
                    .hasMessageStartingWith("the TLS handshake with localhost:" + server.port() + " failed: ");
            return failure;
        }
    }

    private static void assertRefused(TlsProvider provider, SSLContext certificate, String why) throws IOException {
        try (var server = ScriptedServer.secure(certificate);
                var transport = trusting(provider)) {
            Dialed client = Dialed.dial(transport, Dialed.request(server.uri()));
            assertThatThrownBy(server::accept).isInstanceOf(IOException.class);

            TransportException failure = client.neverOpened();
            assertThat(failure.phase()).isEqualTo(Phase.CERTIFICATE);
            assertThat(failure).hasMessageStartingWith("the certificate of localhost:" + server.port() + " " + why);
        }
    }

    private static NettyTransport trusting(TlsProvider provider) {
        return builder(provider).trustedCertificates(TestPki.authority()).build();
    }

    private static NettyTransport.Builder builder(TlsProvider provider) {
        assumeTrue(provider != TlsProvider.OPENSSL || OpenSsl.isAvailable(), "no BoringSSL for this machine");
        return NettyTransport.builder()
                .tlsProvider(provider)
                .resolver(OpeningTest.resolver(host -> OpeningTest.addresses("127.0.0.1")));
    }

    private static SSLSocket secure(Socket tcp, SSLContext certificate) throws IOException {
        var secured = (SSLSocket) certificate.getSocketFactory().createSocket(tcp, null, tcp.getPort(), false);
        secured.setUseClientMode(false);
        secured.startHandshake();
        return secured;
    }

    private static void upgrade(SSLSocket secured) throws IOException {
        var head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) secured.getInputStream().read());
        }
        secured.getOutputStream()
                .write(ScriptedPeer.upgradeAnswer(head.toString()).getBytes(US_ASCII));
    }
}
