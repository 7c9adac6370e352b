package dev.shard.transport.javaws;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shard.CloseStatus;
import dev.shard.tck.transport.Dialed;
import dev.shard.tck.transport.RecordingListener.Signal;
import dev.shard.tck.transport.ScriptedPeer;
import dev.shard.tck.transport.ScriptedServer;
import dev.shard.tck.transport.TestPki;
import dev.shard.transport.support.Signals;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.Socket;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;

/** What the contract leaves open. */
class JavaWsConnectionTest {
    private static final int MASKED_CLOSE_BYTES = 8;
    private static final int TLS_ALERT = 21;
    private static final int TLS_ENCRYPTED = 23;

    @Test
    void aListenerThatThrowsLosesItsConnectionAndDisturbsNoOther() throws IOException {
        try (var log = new LogCapture(Signals.class);
                var server = ScriptedServer.plain();
                var transport = JavaWsTransport.builder().ioThreads(1).build()) {
            Dialed broken = Dialed.dial(transport, server.uri());
            ScriptedPeer brokenPeer = server.accept().upgrade();
            Dialed healthy = Dialed.dial(transport, server.uri());
            ScriptedPeer healthyPeer = server.accept().upgrade();
            broken.signals().awaitOpen();
            healthy.signals().awaitOpen();
            broken.signals().react(signal -> {
                if (signal instanceof Signal.Message) {
                    throw new IllegalStateException("my own fault");
                }
            });

            brokenPeer.text("trigger");
            broken.signals().awaitText();
            healthyPeer.text("unharmed");

            CloseStatus status = broken.signals().awaitClosed();
            assertThat(status.origin()).isEqualTo(CloseStatus.Origin.LOST);
            assertThat(status.failure()).hasMessageContaining("my own fault");
            assertThat(healthy.signals().awaitText()).isEqualTo("unharmed");
            assertThat(log.messages()).containsExactly("a transport listener failed; its connection is dropped");
        }
    }

    /** R19: the library traces whole frames, and an Identify holds the token. */
    @Test
    void whatIsSentStaysOutOfTheLogAtAnyLevel() throws IOException {
        try (var log = new LogCapture("org.java_websocket");
                var server = ScriptedServer.plain();
                var transport = new JavaWsTransport()) {
            Dialed client = Dialed.dial(transport, server.uri());
            ScriptedPeer peer = server.accept().upgrade();
            client.signals().awaitOpen();

            client.send("canary-token");

            assertThat(peer.read().text()).isEqualTo("canary-token");
            assertThat(log.messages())
                    .anyMatch(line -> line.startsWith("send frame"))
                    .noneMatch(line -> line.contains("canary"));
        }
    }

    /** Without the notice a strict peer takes the end for an attack that cut the stream. */
    @Test
    void anOrderlyEndIsAnnouncedInTlsToo() throws IOException {
        SSLContext tls = TestPki.localhost();
        try (var server = ScriptedServer.secure(tls);
                var transport = JavaWsTransport.builder()
                        .trustedCertificates(TestPki.authority())
                        .build()) {
            Dialed client = Dialed.dial(transport, server.uri());
            Socket tcp = server.acceptSocket();
            var secured = (SSLSocket) tls.getSocketFactory().createSocket(tcp, "localhost", server.port(), true);
            secured.setUseClientMode(false);
            var in = new DataInputStream(secured.getInputStream());
            String request = "";
            while (!request.endsWith("\r\n\r\n")) {
                request += (char) in.readUnsignedByte();
            }
            secured.getOutputStream().write(ScriptedPeer.upgradeAnswer(request).getBytes(US_ASCII));
            client.signals().awaitOpen();

            client.onLoop(connection -> connection.close(4900, ""));
            in.readFully(new byte[MASKED_CLOSE_BYTES]);
            secured.getOutputStream().write(ScriptedPeer.closing(4900, ""));

            // One more record before the end, which only the layer below TLS can tell from none.
            assertThat(tcp.getInputStream().read()).isIn(TLS_ALERT, TLS_ENCRYPTED);
            assertThat(client.signals().awaitClosed()).isEqualTo(CloseStatus.local(4900, ""));
        }
    }
}
