package dev.shard.tck.transport;

import static dev.shard.tck.transport.Ends.assertOrigin;
import static dev.shard.tck.transport.Ends.assertPhase;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shard.CloseStatus;
import dev.shard.CloseStatus.Origin;
import dev.shard.TransportException.Phase;
import dev.shard.spi.transport.ConnectRequest;
import dev.shard.spi.transport.TransportConnection;
import dev.shard.tck.transport.RecordingListener.Signal;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How a connection ends: rules T9, T13 to T16 and T18 to T20. T15 is watched in every test of the kit. */
public abstract class LifeContract extends ContractBase {
    protected LifeContract(TransportUnderTest underTest) {
        super(underTest);
    }

    /** If it fails: look for a method that reaches for the socket without asking whether there still is one. */
    @Test
    final void t9_afterTheEndEveryMethodDoesNothing() throws IOException {
        Pair pair = open();
        pair.client().onLoop(TransportConnection::abort);
        pair.signals().awaitClosed();

        assertThatCode(() -> pair.client().onLoop(LifeContract::callEverything)).doesNotThrowAnyException();

        assertThat(pair.signals().poll()).isNull();
    }

    /** If it fails: look for a send that throws or blocks when the peer is gone, or whose failure nobody is told. */
    @Test
    final void t9_aMessageThatCannotBeWrittenEndsTheConnection() throws IOException {
        Pair pair = open();
        pair.peer().reset();

        pair.client().send("into the void");
        pair.client().send("and again");

        assertOrigin(pair.signals().awaitClosed(), Origin.LOST);
    }

    /** If it fails: look for a close frame that overtakes messages, or messages that follow it. */
    @Test
    final void t13_theCloseFrameFollowsEverythingSentBefore() throws IOException {
        Pair pair = open();

        pair.client().onLoop(connection -> {
            connection.send(Dialed.utf8("last words"), true);
            connection.close(4900, "resuming");
            connection.send(Dialed.utf8("too late"), true);
        });

        assertThat(pair.peer().read().text()).isEqualTo("last words");
        ScriptedPeer.Frame close = pair.peer().read();
        assertThat(close.opcode()).isEqualTo(ScriptedPeer.CLOSE);
        assertThat(close.closeCode()).isEqualTo(4900);
        assertThat(close.text()).endsWith("resuming");
        pair.peer().closeFrame(4900, "");
        assertThat(pair.signals().awaitClosed()).isEqualTo(CloseStatus.local(4900, "resuming"));
        pair.peer().awaitEnd();
    }

    /** If it fails: look for a decoder that stops at our close instead of the peer's. */
    @Test
    final void t13_messagesThatArriveWhileClosingAreDelivered() throws IOException {
        Pair pair = open();
        pair.client().onLoop(connection -> connection.close(1000, ""));
        pair.peer().read();

        pair.peer().text("crossing").closeFrame(1000, "");

        assertThat(pair.signals().awaitText()).isEqualTo("crossing");
        assertThat(pair.signals().awaitClosed()).isEqualTo(CloseStatus.local(1000, ""));
    }

    /** If it fails: look for the timer that ends a close which is never answered. */
    @Test
    final void t13_aCloseThatIsNotAnsweredIsBounded() throws IOException {
        Pair pair = open(new ConnectRequest(server.uri(), Duration.ofSeconds(8), Duration.ofMillis(150), 1000));

        pair.client().onLoop(connection -> connection.close(1001, "bye"));

        CloseStatus status = pair.signals().awaitClosed();
        assertOrigin(status, Origin.LOCAL);
        assertThat(status.code()).isEqualTo(1001);
        assertThat(pair.peer().readPastPongs().closeCode()).isEqualTo(1001);
    }

    /** If it fails: look for a wait for written bytes that no timer ends, because the peer does not read. */
    @Test
    final void t13_aCloseBehindAFullSocketIsBoundedToo() throws IOException {
        Pair pair = open(new ConnectRequest(server.uri(), Duration.ofSeconds(8), Duration.ofMillis(150), 1000));

        pair.client().onLoop(connection -> {
            for (int i = 0; i < 24; i++) {
                connection.send(ByteBuffer.allocate(1 << 20), false);
            }
            connection.close(1000, "");
        });

        assertOrigin(pair.signals().awaitClosed(), Origin.LOCAL);
    }

    /** If it fails: look for close while there is no connection to send a frame over. */
    @Test
    final void t13_aCloseWhileOpeningEndsTheAttempt() throws IOException {
        Dialed client = dial();
        ScriptedPeer peer = server.accept();

        client.onLoop(connection -> connection.close(1000, "changed my mind"));

        assertThat(client.signals().awaitClosed()).isEqualTo(CloseStatus.local(1000, "changed my mind"));
        peer.awaitEnd();
    }

    /** If it fails: look for a close code that passes unchecked. */
    @Test
    final void t13_codesThatAClientMayNotSendAreRefused() throws IOException {
        Pair pair = open();

        for (int code : new int[] {999, 1002, 1005, 1006, 2999, 5000}) {
            String answer = pair.client().askLoop(connection -> {
                try {
                    connection.close(code, "");
                    return "accepted";
                } catch (IllegalArgumentException refused) {
                    return "refused";
                }
            });
            assertThat(answer).as("code " + code).isEqualTo("refused");
        }
    }

    /** If it fails: look for a close frame, or a wait, on the way of an abort. */
    @Test
    final void t14_anAbortEndsTheConnectionWithoutACloseFrame() throws IOException {
        Pair pair = open();

        pair.client().onLoop(TransportConnection::abort);

        assertOrigin(pair.signals().awaitClosed(), Origin.LOCAL);
        assertThatThrownBy(() -> pair.peer().read()).isInstanceOf(IOException.class);
    }

    /** If it fails: look for an opening that goes on behind the caller's back and leaves a socket. */
    @Test
    final void t14_anAbortWhileOpeningEndsTheAttempt() throws IOException {
        Dialed client = dial();
        ScriptedPeer peer = server.accept();

        client.onLoop(TransportConnection::abort);

        assertOrigin(client.signals().awaitClosed(), Origin.LOCAL);
        peer.awaitEnd();
    }

    /** If it fails: look for the look-up or the connect that reports to a connection which is over. */
    @Test
    final void t14_anAbortRightAfterConnectIsTheOnlyOutcome() throws IOException {
        List<Dialed> clients = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            Dialed client = dial();
            client.onLoop(TransportConnection::abort);
            clients.add(client);
        }

        for (Dialed client : clients) {
            assertOrigin(client.signals().awaitClosed(), Origin.LOCAL);
        }
    }

    /** If it fails: look for messages of the same read that are still handed out. */
    @Test
    final void t14_afterAnAbortInsideAMessageNothingButTheEndIsTold() throws IOException {
        Pair pair = open();
        pair.signals().react(signal -> {
            if (signal instanceof Signal.Message) {
                pair.client().connection().abort();
            }
        });

        byte[] one = ScriptedPeer.frame(ScriptedPeer.FIN | ScriptedPeer.TEXT, new byte[] {'h', 'i'});
        pair.peer().write(ScriptedPeer.join(one, one));

        pair.signals().awaitMessage();
        assertOrigin(pair.signals().awaitClosed(), Origin.LOCAL);
    }

    /** If it fails: look for a signal that is told by a thread of the library's, or from inside of send, close or abort. */
    @Test
    final void t15_signalsComeOnTheLoopAndOneAfterTheOther() throws IOException {
        Pair pair = open();
        pair.signals().react(signal -> {
            if (signal instanceof Signal.Message) {
                pair.client().connection().send(Dialed.utf8("answer"), true);
                pair.client().connection().close(4900, "");
                pair.client().connection().abort();
            }
        });

        pair.peer().text("question");

        pair.signals().awaitMessage();
        pair.signals().awaitClosed();
        assertThat(pair.signals().breaches())
                .filteredOn(breach -> breach.startsWith("T15"))
                .isEmpty();
    }

    /** If it fails: look for a connection that is closed, but not told so, before the listener heard of its opening. */
    @Test
    final void t16_aCloseInsideOnOpenIsHeeded() throws IOException {
        Dialed client = dial();
        client.signals().react(signal -> {
            if (signal instanceof Signal.Opened) {
                client.connection().close(4900, "");
            }
        });

        ScriptedPeer peer = server.accept().upgrade();

        client.signals().awaitOpen();
        assertThat(peer.read().closeCode()).isEqualTo(4900);
        peer.closeFrame(4900, "");
        assertThat(client.signals().awaitClosed()).isEqualTo(CloseStatus.local(4900, ""));
    }

    /** If it fails: look for the ways to an end that do not know of each other: close, abort, peer and socket. */
    @Test
    final void t18_theEndIsToldOnceHoweverManyWaysLeadToIt() throws IOException {
        Pair pair = open();

        pair.client().onLoop(connection -> connection.close(4001, "first"));
        pair.peer().closeFrame(4002, "second").close();
        pair.client().onLoop(TransportConnection::abort);

        assertClosed(pair.signals().awaitClosed(), Origin.LOCAL, 4001);
        pair.client().onLoop(LifeContract::callEverything);
        assertThat(pair.signals().poll()).isNull();
    }

    /** If it fails: look for code and reason of the peer's close frame, and for the answer that it is owed. */
    @Test
    final void t19_theCloseOfThePeerIsAnsweredAndToldWithCodeAndReason() throws IOException {
        Pair pair = open();

        pair.peer().text("before").closeFrame(4004, "Authentication failed.");

        assertThat(pair.signals().awaitText()).isEqualTo("before");
        assertThat(pair.peer().read().closeCode()).isEqualTo(4004);
        assertThat(pair.signals().awaitClosed()).isEqualTo(CloseStatus.byPeer(4004, "Authentication failed."));
    }

    /** If it fails: look for a close frame without payload. */
    @Test
    final void t19_aCloseFrameWithoutACodeIsToldAsSuch() throws IOException {
        Pair pair = open();

        pair.peer().write(ScriptedPeer.frame(ScriptedPeer.FIN | ScriptedPeer.CLOSE, new byte[0]));

        assertThat(pair.signals().awaitClosed()).isEqualTo(CloseStatus.byPeer(CloseStatus.NO_CODE, ""));
    }

    /** If it fails: look for frames behind a close frame, which do not count. */
    @Test
    final void t19_nothingBehindTheCloseFrameIsDelivered() throws IOException {
        Pair pair = open();

        byte[] ghost = ScriptedPeer.frame(ScriptedPeer.FIN | ScriptedPeer.TEXT, new byte[] {'b', 'o', 'o'});
        pair.peer()
                .write(ScriptedPeer.join(ScriptedPeer.closing(4000, "done"), ghost, ScriptedPeer.closing(4001, "boo")));

        assertThat(pair.signals().awaitClosed()).isEqualTo(CloseStatus.byPeer(4000, "done"));
    }

    /** If it fails: look for an end of the stream that is taken for an orderly close. */
    @Test
    final void t19_anEndWithoutACloseFrameIsLost() throws IOException {
        Pair pair = open();

        pair.peer().text("cut off").close();

        assertThat(pair.signals().awaitText()).isEqualTo("cut off");
        assertLost(pair.signals().awaitClosed());
    }

    /** If it fails: look for a reset that is reported as anything but a loss. */
    @Test
    final void t19_aResetIsLost() throws IOException {
        Pair pair = open();

        pair.peer().reset();

        assertLost(pair.signals().awaitClosed());
    }

    /** If it fails: look for a failed read or write that discards what was received before it. */
    @Test
    final void t20_aCloseFrameBeforeAResetCounts() throws IOException {
        Pair pair = open();

        pair.peer().closeFrame(4007, "Invalid seq").reset();

        assertClosed(pair.signals().awaitClosed(), Origin.PEER, 4007);
    }

    /** If it fails: look for a failed write that closes the socket with the close frame still unread in it. */
    @Test
    final void t20_aCloseFrameCountsAlsoWhenAWriteFailsBeforeItIsRead() throws IOException {
        Pair pair = open();

        pair.client().onLoop(connection -> {
            // Everything happens while the loop is here, so it writes before it reads.
            sendCloseAndReset(pair.peer());
            connection.send(Dialed.utf8("into the void"), true);
            connection.send(Dialed.utf8("and again"), true);
        });

        assertClosed(pair.signals().awaitClosed(), Origin.PEER, 4008);
    }

    private static void sendCloseAndReset(ScriptedPeer peer) {
        try {
            peer.closeFrame(4008, "Rate limited").reset();
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
    }

    /** The reason is another rule's affair: T13 if it is ours, T19 if it is the peer's. */
    private static void assertClosed(CloseStatus status, Origin origin, int code) {
        assertOrigin(status, origin);
        assertThat(status.code()).isEqualTo(code);
    }

    private static void assertLost(CloseStatus status) {
        assertOrigin(status, Origin.LOST);
        assertThat(status.code()).isEqualTo(CloseStatus.ABNORMAL);
        assertPhase(requireNonNull(status.failure(), "failure"), Phase.OPEN);
    }

    private static void callEverything(TransportConnection connection) {
        connection.send(ByteBuffer.allocate(3), true);
        connection.setReading(false);
        connection.setReading(true);
        connection.close(1000, "");
        connection.abort();
        connection.unsentMessages();
    }
}
