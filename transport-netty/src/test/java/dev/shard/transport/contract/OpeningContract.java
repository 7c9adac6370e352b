package dev.shard.transport.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shard.CloseStatus;
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
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How a connection comes about, or does not: rules T3 to T7. */
public abstract class OpeningContract extends ContractBase {
    protected OpeningContract(TransportUnderTest underTest) {
        super(underTest);
    }

    /** If it fails: look for a trust manager that trusts everybody. */
    @Test
    final void t3_aCertificateOfAnAuthorityThatIsNotTrustedIsRefused() throws IOException {
        try (var stranger = ScriptedServer.secure(TestPki.certifiedByAnother())) {
            TransportException failure = refusedBy(stranger);

            assertThat(failure.phase()).isEqualTo(Phase.CERTIFICATE);
            assertThat(failure).hasMessageContaining("trust");
        }
    }

    /** If it fails: look for host name verification, which many libraries leave off. */
    @Test
    final void t3_aCertificateForAnotherHostIsRefused() throws IOException {
        try (var impostor = ScriptedServer.secure(TestPki.otherHost())) {
            TransportException failure = refusedBy(impostor);

            assertThat(failure.phase()).isEqualTo(Phase.CERTIFICATE);
            assertThat(failure).hasMessageContaining("localhost");
        }
    }

    /** If it fails: look for a fallback to plain text, or a handshake that waits for bytes that look like TLS. */
    @Test
    final void t3_aPeerThatDoesNotSpeakTlsIsReported() throws IOException {
        Dialed client = dial(Dialed.request(URI.create(server.uri().toString().replaceFirst("wss?", "wss"))));

        try (var socket = server.acceptSocket()) {
            socket.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(UTF_8));
            assertThat(neverOpened(client).phase()).isEqualTo(Phase.TLS);
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
        TransportException failure = neverOpened(dial(Dialed.request(server.uri("no-such-host.invalid"))));

        assertThat(failure.phase()).isEqualTo(Phase.DNS);
        assertThat(failure).hasMessageContaining("no-such-host.invalid");
    }

    /** If it fails: look for extensions that the library offers by itself. */
    @Test
    final void t5_theRequestIsAPlainUpgradeWithoutExtensions() throws IOException {
        dial();
        ScriptedPeer peer = server.accept();

        String request = peer.readRequest();

        assertThat(request)
                .startsWith("GET /?v=10&encoding=json HTTP/1.1\r\n")
                .containsIgnoringCase("\r\nHost: localhost:" + server.port() + "\r\n")
                .containsIgnoringCase("\r\nUpgrade: websocket\r\n")
                .containsIgnoringCase("\r\nSec-WebSocket-Version: 13\r\n")
                .doesNotContainIgnoringCase("Sec-WebSocket-Extensions");
    }

    /** If it fails: look for statuses that are treated alike, and bodies that are waited for without end. */
    @ParameterizedTest
    @ValueSource(ints = {200, 301, 400, 401, 404, 429, 500, 503})
    final void t6_anotherAnswerThan101IsReportedWithItsStatus(int status) throws IOException {
        Dialed client = dial();

        server.accept()
                .answer("HTTP/1.1 " + status + " Whatever\r\nContent-Type: text/html\r\nContent-Length: 25\r\n\r\n"
                        + "<html>no gateway</html>\r\n");

        TransportException failure = neverOpened(client);
        assertThat(failure.phase()).isEqualTo(Phase.UPGRADE);
        assertThat(failure.httpStatus()).isEqualTo(status);
        assertThat(failure.retryAfter()).isNull();
        assertThat(failure).hasMessageContaining(String.valueOf(status));
    }

    /** If it fails: look for the header's first form. */
    @Test
    final void t6_retryAfterInSecondsIsReported() throws IOException {
        Dialed client = dial();

        server.accept().answer("HTTP/1.1 429 Too Many Requests\r\nRetry-After: 17\r\nContent-Length: 0\r\n\r\n");

        assertThat(neverOpened(client).retryAfter()).isEqualTo(Duration.ofSeconds(17));
    }

    /** If it fails: look for the header's second form, an HTTP date. */
    @Test
    final void t6_retryAfterAsADateIsReported() throws IOException {
        Dialed client = dial();
        String date = DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT)
                .format(ZonedDateTime.now(ZoneOffset.UTC).plusMinutes(2));

        server.accept().answer("HTTP/1.1 503 Busy\r\nRetry-After: " + date + "\r\nContent-Length: 0\r\n\r\n");

        assertThat(neverOpened(client).retryAfter()).isBetween(Duration.ofSeconds(60), Duration.ofSeconds(120));
    }

    /** If it fails: look for a body that is kept whole for the sake of a message. */
    @Test
    final void t6_ofABodyAtMostAShortExcerptIsKept() throws IOException {
        Dialed client = dial();
        String body = "x".repeat(100_000);
        ScriptedPeer peer = server.accept();
        peer.readRequest();

        // In the background, because the client may leave in the middle of it.
        String answer = "HTTP/1.1 502 Bad Gateway\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
        new BackgroundWriter(peer, answer.getBytes(UTF_8), 1).start();

        assertThat(neverOpened(client).getMessage()).contains("xxx").hasSizeLessThan(600);
    }

    /** If it fails: look for the check of the key that we sent. */
    @Test
    final void t6_anUpgradeWithAWrongAcceptIsRefused() throws IOException {
        Dialed client = dial();
        String answer = ScriptedPeer.upgradeAnswer("Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==");

        server.accept().answer(answer);

        TransportException failure = neverOpened(client);
        assertThat(failure.phase()).isEqualTo(Phase.UPGRADE);
        assertThat(failure).hasMessageContaining("Sec-WebSocket-Accept");
    }

    /** If it fails: look for a 101 that is taken at its word. */
    @ParameterizedTest
    @ValueSource(strings = {"Upgrade: websocket\r\n", "Connection: Upgrade\r\n"})
    final void t6_anUpgradeThatDoesNotSwitchToWebSocketIsRefused(String missing) throws IOException {
        Dialed client = dial();
        ScriptedPeer peer = server.accept();

        peer.write(ScriptedPeer.upgradeAnswer(peer.readRequest()).replace(missing, ""));

        assertThat(neverOpened(client).phase()).isEqualTo(Phase.UPGRADE);
    }

    /** If it fails: look for frames that would be compressed without anybody having offered it. */
    @Test
    final void t6_anExtensionThatWasNotOfferedIsRefused() throws IOException {
        Dialed client = dial();
        ScriptedPeer peer = server.accept();

        peer.write(ScriptedPeer.upgradeAnswer(peer.readRequest())
                .replace("\r\n\r\n", "\r\nSec-WebSocket-Extensions: permessage-deflate\r\n\r\n"));

        assertThat(neverOpened(client).phase()).isEqualTo(Phase.UPGRADE);
    }

    /** If it fails: look for a parser that waits for more of what is no HTTP at all. */
    @ParameterizedTest
    @ValueSource(strings = {"SSH-2.0-OpenSSH_9.6\r\n", "\r\n\r\n\u0000\u0001garbage\r\n\r\n", "{\"op\":10}\n\n"})
    final void t6_garbageInPlaceOfAnAnswerIsReported(String garbage) throws IOException {
        Dialed client = dial();

        server.accept().answer(garbage).close();

        assertThat(neverOpened(client).phase()).isEqualTo(Phase.UPGRADE);
    }

    /** If it fails: look for bytes behind the answer's head, which are the first frames already. */
    @Test
    final void t6_framesRightBehindTheAnswerAreNotLost() throws IOException {
        Dialed client = dial();
        ScriptedPeer peer = server.accept();
        String answer = ScriptedPeer.upgradeAnswer(peer.readRequest());
        byte[] hello = ScriptedPeer.frame(ScriptedPeer.FIN | ScriptedPeer.TEXT, "hello".getBytes(UTF_8));

        peer.write(ScriptedPeer.join(answer.getBytes(UTF_8), hello, hello));

        client.signals().awaitOpen();
        assertThat(client.signals().awaitText()).isEqualTo("hello");
        assertThat(client.signals().awaitText()).isEqualTo("hello");
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
        assertThat(signals.awaitClosed().origin()).isEqualTo(Origin.NEVER_OPENED);
    }

    /** If it fails: look for a failure to connect that is not told, or as something else. */
    @Test
    final void t7_aRefusedConnectionIsReported() throws IOException {
        int port = closedPort();

        TransportException failure = neverOpened(dial(Dialed.request(URI.create("ws://127.0.0.1:" + port))));

        assertThat(failure.phase()).isEqualTo(Phase.CONNECT);
        assertThat(failure).hasMessageContaining("127.0.0.1:" + port).hasMessageContaining("refused");
    }

    /** If it fails: look for a step of the opening that the deadline does not cover. */
    @Test
    final void t7_silenceIsEndedByTheDeadline() throws IOException {
        var request = new ConnectRequest(server.uri(), Duration.ofMillis(200), Duration.ofSeconds(1), 1000);

        TransportException failure = neverOpened(dial(request));

        // Nobody accepts: with TLS the handshake hangs, without the upgrade.
        assertThat(failure.phase()).isEqualTo(secure ? Phase.TLS : Phase.UPGRADE);
        assertThat(failure).hasMessageContaining("200 ms");
    }

    /** If it fails: look for an end of the stream that only an open connection notices. */
    @Test
    final void t7_aPeerThatHangsUpBeforeTheUpgradeIsReported() throws IOException {
        Dialed client = dial();

        server.acceptSocket().close();

        assertThat(neverOpened(client).phase()).isEqualTo(secure ? Phase.TLS : Phase.UPGRADE);
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
        return neverOpened(client);
    }

    private static TransportException neverOpened(Dialed client) {
        CloseStatus status = client.signals().awaitClosed();
        assertThat(status.origin()).isEqualTo(Origin.NEVER_OPENED);
        return status.failure();
    }

    private static int closedPort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
