package dev.shard.tck.transport;

import static dev.shard.tck.transport.Ends.assertOrigin;
import static dev.shard.tck.transport.Ends.assertPhase;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shard.CloseStatus.Origin;
import dev.shard.TransportException;
import dev.shard.TransportException.Phase;
import dev.shard.spi.transport.ConnectRequest;
import dev.shard.spi.transport.EventLoop;
import dev.shard.spi.transport.Transport;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Whom a connection is made to, and how that fails: rules T3, T4 and T7. */
public abstract class OpeningContract extends ContractBase {
    protected OpeningContract(TransportUnderTest underTest) {
        super(underTest);
    }

    /** If it fails: look for a trust manager that trusts everybody. */
    @Test
    final void t3_aCertificateOfAnAuthorityThatIsNotTrustedIsRefused() throws IOException {
        try (var stranger = ScriptedServer.secure(TestPki.certifiedByAnother())) {
            TransportException failure = refusedBy(stranger);

            assertPhase(failure, Phase.CERTIFICATE);
            assertThat(failure).hasMessageContaining("trust");
        }
    }

    /** If it fails: look for host name verification, which many libraries leave off. */
    @Test
    final void t3_aCertificateForAnotherHostIsRefused() throws IOException {
        try (var impostor = ScriptedServer.secure(TestPki.otherHost())) {
            TransportException failure = refusedBy(impostor);

            assertPhase(failure, Phase.CERTIFICATE);
            assertThat(failure).hasMessageContaining("localhost");
        }
    }

    /** If it fails: look for words that people can act upon. */
    @Test
    final void t3_anExpiredCertificateIsToldAsSuch() throws IOException {
        try (var server = ScriptedServer.secure(TestPki.expired())) {
            TransportException failure = refusedBy(server);

            assertPhase(failure, Phase.CERTIFICATE);
            assertThat(failure).hasMessageContaining("expired");
        }
    }

    /** If it fails: look for the alert that says why the peer gives up. */
    @Test
    final void t3_anAlertOfThePeerIsAnErrorOfTheHandshake() throws IOException {
        Dialed client = dial(Dialed.request(URI.create("wss://localhost:" + server.port())));

        try (var socket = server.acceptSocket()) {
            // Alert, fatal, protocol_version.
            socket.getOutputStream().write(new byte[] {21, 3, 3, 0, 2, 2, 70});
            TransportException failure = client.neverOpened();
            assertPhase(failure, Phase.TLS);
            assertThat(failure).hasMessageContaining("protocol_version");
        }
    }

    /** If it fails: look for a fallback to plain text, or a handshake that waits for bytes that look like TLS. */
    @Test
    final void t3_aPeerThatDoesNotSpeakTlsIsReported() throws IOException {
        Dialed client = dial(Dialed.request(URI.create(server.uri().toString().replaceFirst("wss?", "wss"))));

        try (var socket = server.acceptSocket()) {
            socket.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(UTF_8));
            client.neverOpened(Phase.TLS);
        }
    }

    /** If it fails: look for a transport that takes only the first address of the look-up. */
    @Test
    final void t4_anotherAddressOfTheHostIsTriedWhenOneRefuses() throws IOException {
        for (InetAddress address : InetAddress.getAllByName("localhost")) {
            try (var single =
                    secure ? ScriptedServer.secureOn(address, TestPki.localhost()) : ScriptedServer.plainOn(address)) {
                Dialed client = dial(Dialed.request(single.uri()));
                single.accept().upgrade();
                client.signals().awaitOpen();
            }
        }
    }

    /** If it fails: look for a host name that is never looked up, or whose failure is told in another phase. */
    @Test
    final void t4_anUnknownHostIsReported() {
        TransportException failure =
                dial(Dialed.request(server.uri("no-such-host.invalid"))).neverOpened();

        assertPhase(failure, Phase.DNS);
        assertThat(failure).hasMessageContaining("no-such-host.invalid");
    }

    /** If it fails: look for outcomes that are told from inside of connect, which its caller cannot expect. */
    @Test
    final void t7_everyOutcomeIsToldAfterConnectHasReturned() throws IOException {
        EventLoop loop = transport.nextLoop();
        var signals = new RecordingListener(loop);
        ConnectRequest refused = Dialed.request(URI.create("ws://127.0.0.1:" + closedPort()));

        int told = Dialed.onLoop(loop, () -> {
            transport.connect(refused, loop, signals);
            return signals.waiting();
        });

        assertThat(told).isZero();
        assertOrigin(signals.awaitClosed(), Origin.NEVER_OPENED);
    }

    /** If it fails: look for a failure to connect that is not told, or as something else. */
    @Test
    final void t7_aRefusedConnectionIsReported() throws IOException {
        int port = closedPort();

        TransportException failure =
                dial(Dialed.request(URI.create("ws://127.0.0.1:" + port))).neverOpened();

        assertPhase(failure, Phase.CONNECT);
        assertThat(failure).hasMessageContaining("127.0.0.1:" + port).hasMessageContaining("refused");
    }

    /** If it fails: look for a step of the opening that the deadline does not cover. */
    @Test
    final void t7_silenceIsEndedByTheDeadline() throws IOException {
        var request = new ConnectRequest(server.uri(), Duration.ofMillis(500), Duration.ofSeconds(1), 1000);

        TransportException failure = dial(request).neverOpened();

        // Nobody accepts: with TLS the handshake hangs, without the upgrade.
        assertPhase(failure, secure ? Phase.TLS : Phase.UPGRADE);
        assertThat(failure).hasMessageContaining("500 ms");
    }

    /** If it fails: look for an end of the stream that only an open connection notices. */
    @Test
    final void t7_aPeerThatHangsUpBeforeTheUpgradeIsReported() throws IOException {
        Dialed client = dial();

        server.acceptSocket().close();

        client.neverOpened(secure ? Phase.TLS : Phase.UPGRADE);
    }

    /** If it fails: look for loops that are told apart by nothing but their type. */
    @Test
    final void t7_theLoopOfAnotherTransportIsRefused() {
        try (Transport other = newTransport()) {
            EventLoop foreign = other.nextLoop();

            assertThatThrownBy(() ->
                            transport.connect(Dialed.request(server.uri()), foreign, new RecordingListener(foreign)))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    private TransportException refusedBy(ScriptedServer other) throws IOException {
        Dialed client = dial(Dialed.request(other.uri()));
        assertThatThrownBy(other::accept).isInstanceOf(IOException.class);
        return client.neverOpened();
    }

    private static int closedPort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
