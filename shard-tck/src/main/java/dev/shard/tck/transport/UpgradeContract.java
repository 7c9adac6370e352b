package dev.shard.tck.transport;

import static dev.shard.tck.transport.Ends.assertPhase;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shard.TransportException;
import dev.shard.TransportException.Phase;
import dev.shard.spi.transport.ConnectRequest;
import java.io.IOException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is asked of the server, and what of its answers is taken: rules T5 and T6. */
public abstract class UpgradeContract extends ContractBase {
    protected UpgradeContract(TransportUnderTest underTest) {
        super(underTest);
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

        TransportException failure = client.neverOpened();
        assertPhase(failure, Phase.UPGRADE);
        assertThat(failure.httpStatus()).isEqualTo(status);
        assertThat(failure.retryAfter()).isNull();
        assertThat(failure).hasMessageContaining(String.valueOf(status));
    }

    /** If it fails: look for the header's first form. */
    @Test
    final void t6_retryAfterInSecondsIsReported() throws IOException {
        Dialed client = dial();

        server.accept().answer("HTTP/1.1 429 Too Many Requests\r\nRetry-After: 17\r\nContent-Length: 0\r\n\r\n");

        assertThat(client.neverOpened().retryAfter()).isEqualTo(Duration.ofSeconds(17));
    }

    /** If it fails: look for the header's second form, an HTTP date. */
    @Test
    final void t6_retryAfterAsADateIsReported() throws IOException {
        Dialed client = dial();
        String date = DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT)
                .format(ZonedDateTime.now(ZoneOffset.UTC).plusMinutes(2));

        server.accept().answer("HTTP/1.1 503 Busy\r\nRetry-After: " + date + "\r\nContent-Length: 0\r\n\r\n");

        assertThat(client.neverOpened().retryAfter()).isBetween(Duration.ofSeconds(60), Duration.ofSeconds(120));
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

        assertThat(client.neverOpened().getMessage()).contains("xxx").hasSizeLessThan(600);
    }

    /** If it fails: look for a status line that goes into a message as it came. */
    @Test
    final void t6_ofAStatusLineAtMostAShortExcerptIsKept() throws IOException {
        Dialed client = dial();

        server.accept().answer("HTTP/1.1 503 " + "x".repeat(3000) + "\r\nContent-Length: 0\r\n\r\n");

        assertThat(client.neverOpened().getMessage()).contains("503").hasSizeLessThan(600);
    }

    /** If it fails: look for an answer that is forgotten because its body never ends. */
    @Test
    final void t6_anAnswerWhoseBodyNeverEndsIsReportedWhenTimeIsUp() throws IOException {
        Dialed client = dial(new ConnectRequest(server.uri(), Duration.ofSeconds(1), Duration.ofSeconds(1), 1000));

        server.accept().answer("HTTP/1.1 429 Too Many Requests\r\nRetry-After: 3\r\nContent-Length: 100\r\n\r\nslow");

        TransportException failure = client.neverOpened();
        assertPhase(failure, Phase.UPGRADE);
        assertThat(failure.httpStatus()).isEqualTo(429);
        assertThat(failure.retryAfter()).isEqualTo(Duration.ofSeconds(3));
    }

    /** If it fails: look for a head that is gathered for as long as it comes. */
    @Test
    final void t6_anAnswerWhoseHeadNeverEndsIsGivenUp() throws IOException {
        Dialed client = dial();
        ScriptedPeer peer = server.accept();
        peer.answer("HTTP/1.1 101 Switching Protocols\r\n");

        new BackgroundWriter(peer, ("X-Padding: " + "x".repeat(1000) + "\r\n").getBytes(UTF_8), 1_000_000).start();

        client.neverOpened(Phase.UPGRADE);
    }

    /** If it fails: look for a first answer that is taken for the last. */
    @Test
    final void t6_anInterimAnswerIsPassedOver() throws IOException {
        Dialed client = dial();
        ScriptedPeer peer = server.accept();
        String request = peer.readRequest();

        peer.write("HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n").write(ScriptedPeer.upgradeAnswer(request));

        client.signals().awaitOpen();
    }

    /** If it fails: look for the check of the key that we sent. */
    @Test
    final void t6_anUpgradeWithAWrongAcceptIsRefused() throws IOException {
        Dialed client = dial();
        String answer = ScriptedPeer.upgradeAnswer("Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==");

        server.accept().answer(answer);

        TransportException failure = client.neverOpened();
        assertPhase(failure, Phase.UPGRADE);
        assertThat(failure).hasMessageContaining("Sec-WebSocket-Accept");
    }

    /** If it fails: look for a 101 that is taken at its word. */
    @ParameterizedTest
    @ValueSource(strings = {"Upgrade: websocket\r\n", "Connection: Upgrade\r\n"})
    final void t6_anUpgradeThatDoesNotSwitchToWebSocketIsRefused(String missing) throws IOException {
        Dialed client = dial();
        ScriptedPeer peer = server.accept();

        peer.write(ScriptedPeer.upgradeAnswer(peer.readRequest()).replace(missing, ""));

        client.neverOpened(Phase.UPGRADE);
    }

    /** If it fails: look for frames that would be compressed without anybody having offered it. */
    @Test
    final void t6_anExtensionThatWasNotOfferedIsRefused() throws IOException {
        Dialed client = dial();
        ScriptedPeer peer = server.accept();

        peer.write(ScriptedPeer.upgradeAnswer(peer.readRequest())
                .replace("\r\n\r\n", "\r\nSec-WebSocket-Extensions: permessage-deflate\r\n\r\n"));

        client.neverOpened(Phase.UPGRADE);
    }

    /** If it fails: look for a parser that waits for more of what is no HTTP at all. */
    @ParameterizedTest
    @ValueSource(strings = {"SSH-2.0-OpenSSH_9.6\r\n", "\r\n\r\n\u0000\u0001garbage\r\n\r\n", "{\"op\":10}\n\n"})
    final void t6_garbageInPlaceOfAnAnswerIsReported(String garbage) throws IOException {
        Dialed client = dial();

        server.accept().answer(garbage).close();

        client.neverOpened(Phase.UPGRADE);
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
}
