package dev.shard.tck.transport;

import static dev.shard.tck.transport.Ends.assertPhase;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shard.TransportException;
import dev.shard.TransportException.Phase;
import java.io.IOException;
import java.net.URI;
import java.util.Base64;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;

/** R19: the proxy of a transport that knows the setting {@code proxy = "http://…"} is asked to {@code CONNECT}. */
public abstract class HttpProxyContract extends ProxyContractBase {
    protected HttpProxyContract(TransportUnderTest underTest) {
        super(underTest, "http");
    }

    /** If it fails: look for a look-up of the name on our side, which the proxy is there for. */
    @Test
    final void theProxyIsAskedForTheNameAndLetsUsThrough() throws Exception {
        try (var server = ScriptedServer.plain();
                var proxy = TestProxy.http(server.port(), "HTTP/1.1 200 Connection established");
                var transport = through(proxy)) {
            Dialed client = Dialed.dial(transport, Dialed.request(server.uri(NAME)));

            exchangeGreetings(client, server.accept().upgrade());

            assertThat(proxy.awaitAsked())
                    .startsWith("CONNECT " + NAME + ":" + server.port() + " HTTP/1.1\r\n")
                    .doesNotContainIgnoringCase("authorization");
        }
    }

    /** If it fails: look for a certificate that is checked against the proxy's name. */
    @Test
    final void tlsGoesThroughAndVerifiesTheGateway() throws Exception {
        try (var server = ScriptedServer.secure(TestPki.host(NAME));
                var proxy = TestProxy.http(server.port(), "HTTP/1.1 200 OK");
                var transport = through(proxy)) {
            Dialed client = Dialed.dial(transport, Dialed.request(server.uri(NAME)));

            exchangeGreetings(client, server.accept().upgrade());
        }
    }

    /** If it fails: look for the name in the handshake (SNI), without which a shared address answers for another host. */
    @Test
    final void theNameIsSentInTheTlsHandshake() throws Exception {
        SSLContext tls = TestPki.host(NAME);
        try (var listening = (SSLServerSocket) tls.getServerSocketFactory().createServerSocket(0);
                var proxy = TestProxy.http(listening.getLocalPort(), "HTTP/1.1 200 OK");
                var transport = through(proxy)) {
            listening.setSoTimeout(Patience.millis());
            Dialed.dial(transport, Dialed.request(URI.create("wss://" + NAME)));

            try (var socket = (SSLSocket) listening.accept()) {
                socket.startHandshake();
                assertThat(((ExtendedSSLSession) socket.getSession()).getRequestedServerNames())
                        .containsExactly(new SNIHostName(NAME));
            }
        }
    }

    /** If it fails: look for user and password, which are percent-encoded in a URI. */
    @Test
    final void theProxyIsGivenUserAndPassword() throws Exception {
        try (var server = ScriptedServer.plain();
                var proxy = TestProxy.http(server.port(), "HTTP/1.1 200 OK");
                var transport = through("me:s%40fe@", proxy.port())) {
            Dialed.dial(transport, Dialed.request(server.uri(NAME)));

            String credentials = Base64.getEncoder().encodeToString("me:s@fe".getBytes(UTF_8));
            assertThat(proxy.awaitAsked())
                    .containsIgnoringCase("\r\nProxy-Authorization: Basic " + credentials + "\r\n");
        }
    }

    /** If it fails: look for the status, which people need, and for the password, which nobody does. */
    @Test
    final void aRefusalIsReportedWithItsStatusAndWithoutThePassword() throws IOException {
        try (var proxy = TestProxy.http(0, "HTTP/1.1 407 Proxy Authentication Required");
                var transport = through("me:secret@", proxy.port())) {
            TransportException failure = failureOf(transport);

            assertPhase(failure, Phase.PROXY);
            assertThat(failure.httpStatus()).isEqualTo(407);
            assertThat(failure)
                    .hasMessageContaining("CONNECT gateway.test:443")
                    .hasMessageContaining("user and password")
                    .hasMessageNotContaining("secret");
        }
    }

    /** If it fails: look for a parser that waits for more of what is no HTTP at all. */
    @Test
    final void aHostThatIsNoHttpProxyIsReported() throws IOException {
        try (var proxy = TestProxy.http(0, "SSH-2.0-OpenSSH_9.6");
                var transport = through(proxy)) {
            assertPhase(failureOf(transport), Phase.PROXY);
        }
    }
}
