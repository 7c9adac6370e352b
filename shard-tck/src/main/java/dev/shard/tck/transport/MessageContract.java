package dev.shard.tck.transport;

import static dev.shard.tck.transport.Ends.assertOrigin;
import static dev.shard.tck.transport.Ends.assertPhase;
import static dev.shard.tck.transport.ScriptedPeer.BINARY;
import static dev.shard.tck.transport.ScriptedPeer.CLOSE;
import static dev.shard.tck.transport.ScriptedPeer.CONTINUATION;
import static dev.shard.tck.transport.ScriptedPeer.FIN;
import static dev.shard.tck.transport.ScriptedPeer.PING;
import static dev.shard.tck.transport.ScriptedPeer.PONG;
import static dev.shard.tck.transport.ScriptedPeer.TEXT;
import static dev.shard.tck.transport.ScriptedPeer.frame;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shard.CloseStatus;
import dev.shard.TransportException;
import dev.shard.TransportException.Phase;
import dev.shard.spi.transport.TransportConnection;
import dev.shard.tck.transport.RecordingListener.Signal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What passes over an open connection: rules T5, T10, T11, T12 and T17. */
public abstract class MessageContract extends ContractBase {
    protected MessageContract(TransportUnderTest underTest) {
        super(underTest);
    }

    /** If it fails: look for pings that are handed on, or answered without their payload. */
    @Test
    final void t5_aPingIsAnsweredWithItsPayload() throws IOException {
        Pair pair = open();

        pair.peer().write(frame(FIN | PING, "are you there".getBytes(UTF_8)));

        ScriptedPeer.Frame pong = pair.peer().read();
        assertThat(pong.opcode()).isEqualTo(PONG);
        assertThat(pong.text()).isEqualTo("are you there");
    }

    /** If it fails: look for answers that are queued without bound while the peer does not read. */
    @Test
    final void t5_aFloodOfPingsDisturbsNoMessage() throws IOException {
        Pair pair = open();
        byte[] flood = new byte[20_000 * 2];
        for (int i = 0; i < flood.length; i += 2) {
            flood[i] = (byte) (FIN | PING);
        }

        pair.peer().write(flood).text("still here");

        assertThat(pair.signals().awaitText()).isEqualTo("still here");
    }

    /** If it fails: look for sends that overtake each other, or share a buffer. */
    @Test
    final void t10_messagesLeaveWholeAndInOrder() throws IOException {
        Pair pair = open();
        byte[] large = new byte[70_000];
        new Random(1).nextBytes(large);

        pair.client().onLoop(connection -> {
            connection.send(Dialed.utf8("first"), true);
            connection.send(ByteBuffer.wrap(large), false);
            connection.send(ByteBuffer.allocate(0), true);
        });

        ScriptedPeer.Frame first = pair.peer().read();
        ScriptedPeer.Frame second = pair.peer().read();
        ScriptedPeer.Frame third = pair.peer().read();
        assertThat(first.opcode()).isEqualTo(TEXT);
        assertThat(first.text()).isEqualTo("first");
        assertThat(second.opcode()).isEqualTo(BINARY);
        assertThat(second.payload()).isEqualTo(large);
        assertThat(third.payload()).isEmpty();
    }

    /** If it fails: look for a masking loop that reads from the start of the array instead of the buffer's position. */
    @Test
    final void t10_aMessageIsWhatLiesBetweenPositionAndLimit() throws IOException {
        Pair pair = open();
        ByteBuffer middle = ByteBuffer.wrap("__message__".getBytes(UTF_8))
                .position(2)
                .limit(9)
                .slice()
                .asReadOnlyBuffer();

        pair.client().onLoop(connection -> connection.send(middle, true));

        assertThat(pair.peer().read().text()).isEqualTo("message");
    }

    /** If it fails: look for a count that is never taken back, or taken back before the socket took the bytes. */
    @Test
    final void t10_unsentMessagesAreCountedUntilTheSocketTakesThem() throws IOException {
        Pair pair = open();
        int messages = 128;
        ByteBuffer payload = ByteBuffer.allocate(128 * 1024);

        // More than any socket takes while its peer reads nothing.
        pair.client().onLoop(connection -> {
            for (int i = 0; i < messages; i++) {
                connection.send(payload.duplicate(), false);
            }
        });
        int waiting = pair.client().askLoop(TransportConnection::unsentMessages);
        for (int i = 0; i < messages; i++) {
            pair.peer().read();
        }

        assertThat(waiting).isBetween(1, messages);
        pair.peer().text("all read");
        pair.signals().awaitText();
        assertThat(pair.client().<Integer>askLoop(TransportConnection::unsentMessages))
                .isZero();
    }

    /** If it fails: look for reads that go on in the background while nobody wants them. */
    @Test
    final void t11_whileReadingIsOffThePeerIsSlowedDown() throws IOException {
        Pair pair = open();
        pair.client().onLoop(connection -> connection.setReading(false));
        var writer = new BackgroundWriter(pair.peer(), frame(FIN | BINARY, new byte[64 * 1024]), 600);

        int written = writer.start().awaitStandstill(() -> pair.client().askLoop(connection -> true));

        assertThat(written).as("messages that the socket buffers took").isLessThan(600);
        assertThat(pair.signals().waiting()).as("messages of one read").isLessThan(20);
        pair.client().onLoop(connection -> connection.setReading(true));
        for (int i = 0; i < 600; i++) {
            assertThat(pair.signals().awaitMessage().bytes()).hasSize(64 * 1024);
        }
    }

    /** If it fails: look for what the transport does with a socket whose peer has gone while reading is off. */
    @Test
    final void t11_anEndOfThePeerDoesNotPressMessagesUponAListenerThatPauses() throws IOException {
        Pair pair = open();
        int messages = 500;
        pair.signals().react(signal -> {
            if (signal instanceof Signal.Message) {
                pair.client().connection().setReading(false);
            }
        });

        for (int i = 0; i < messages; i++) {
            pair.peer().write(frame(FIN | BINARY, new byte[1000]));
        }
        pair.peer().closeFrame(4000, "bye").close();
        pair.signals().awaitMessage();
        int early = pair.client().askLoop(connection -> pair.signals().waiting());
        pair.signals().react(signal -> {});
        pair.client().onLoop(connection -> connection.setReading(true));

        assertThat(early).as("messages of one read").isLessThan(messages - 1);
        for (int i = 1; i < messages; i++) {
            pair.signals().awaitMessage();
        }
        assertOrigin(pair.signals().awaitClosed(), CloseStatus.Origin.PEER);
    }

    /** If it fails: look for the check of the limit, which must come before the bytes are gathered. */
    @Test
    final void t12_aMessageAboveTheLimitClosesWith1009() throws IOException {
        Pair pair = open();

        pair.peer().write(new byte[] {(byte) (FIN | BINARY), 127, 0, 0, 0, 0, 0, 0x10, 0, 1});

        assertThat(pair.peer().read().closeCode()).isEqualTo(1009);
        assertBroken(pair, "1009");
    }

    /** If it fails: look for a limit that counts single frames. */
    @Test
    final void t12_fragmentsCountTogetherAgainstTheLimit() throws IOException {
        Pair pair = open();
        byte[] half = new byte[Dialed.MAX_MESSAGE_BYTES / 2 + 1];

        pair.peer().write(frame(BINARY, half)).write(frame(FIN | CONTINUATION, half));

        assertThat(pair.peer().read().closeCode()).isEqualTo(1009);
        assertBroken(pair, "1009");
    }

    /** If it fails: look for buffers that are allocated from the length in the header. */
    @Test
    final void t12_aDeclaredLengthOfManyGigabytesCostsNothing() throws IOException {
        Pair pair = open();

        pair.peer().write(new byte[] {(byte) (FIN | BINARY), 127, 0x7f, -1, -1, -1, -1, -1, -1, -1});

        assertThat(pair.peer().read().closeCode()).isEqualTo(1009);
        assertBroken(pair, "1009");
    }

    /** If it fails: look for a limit that only counts bytes. */
    @Test
    final void t12_aMessageOfEndlessEmptyFragmentsIsGivenUp() throws IOException {
        Pair pair = open();
        pair.peer().write(frame(BINARY, new byte[0]));

        new BackgroundWriter(pair.peer(), frame(CONTINUATION, new byte[0]), 1_000_000).start();

        assertThat(pair.peer().read().closeCode()).isEqualTo(1009);
        assertBroken(pair, "1009");
    }

    /** If it fails: look for a limit that is off by one. */
    @Test
    final void t12_aMessageOfExactlyTheLimitIsDelivered() throws IOException {
        Pair pair = open();

        pair.peer().write(frame(FIN | BINARY, new byte[Dialed.MAX_MESSAGE_BYTES]));

        assertThat(pair.signals().awaitMessage().bytes()).hasSize(Dialed.MAX_MESSAGE_BYTES);
    }

    /** If it fails: look at the frame with the name of the failing case; RFC 6455, section 5. */
    @ParameterizedTest
    @EnumSource(BrokenFrame.class)
    final void t12_aFrameThatBreaksTheRulesClosesWith1002(BrokenFrame broken) throws IOException {
        Pair pair = open();

        pair.peer().write(broken.bytes());

        ScriptedPeer.Frame close = pair.peer().read();
        assertThat(close.opcode()).isEqualTo(CLOSE);
        assertThat(close.closeCode()).isEqualTo(1002);
        assertBroken(pair, "1002");
    }

    /** If it fails: look for messages that share a frame's fate: the same read brings several, or half of one. */
    @Test
    final void t17_severalMessagesInOneWriteAllArrive() throws IOException {
        Pair pair = open();
        var bytes = new ByteArrayOutputStream();
        for (int i = 0; i < 1000; i++) {
            bytes.write(frame(FIN | TEXT, ("message " + i).getBytes(UTF_8)));
        }

        pair.peer().write(bytes.toByteArray());

        for (int i = 0; i < 1000; i++) {
            assertThat(pair.signals().awaitText()).isEqualTo("message " + i);
        }
    }

    /** If it fails: look for control frames that end a fragmented message, and for empty fragments that do. */
    @Test
    final void t17_fragmentsAreJoinedAroundControlFramesAndEmptyFragments() throws IOException {
        Pair pair = open();

        pair.peer()
                .write(frame(TEXT, "one ".getBytes(UTF_8)))
                .write(frame(FIN | PING, new byte[0]))
                .write(frame(CONTINUATION, new byte[0]))
                .write(frame(FIN | PONG, "unasked".getBytes(UTF_8)))
                .write(frame(CONTINUATION, "message".getBytes(UTF_8)))
                .write(frame(FIN | CONTINUATION, new byte[0]));

        Signal.Message message = pair.signals().awaitMessage();
        assertThat(message.string()).isEqualTo("one message");
        assertThat(message.text()).isTrue();
    }

    /** If it fails: look for a decoder that expects a header or a payload to come in one piece. */
    @Test
    final void t17_aMessageMayComeByteByByte() throws IOException {
        Pair pair = open();

        for (byte one : frame(FIN | BINARY, new byte[130])) {
            pair.peer().write(new byte[] {one});
        }

        Signal.Message message = pair.signals().awaitMessage();
        assertThat(message.bytes()).hasSize(130);
        assertThat(message.text()).isFalse();
    }

    /** If it fails: look for a shortcut that skips empty messages. */
    @Test
    final void t17_anEmptyMessageIsDelivered() throws IOException {
        Pair pair = open();

        pair.peer().write(frame(FIN | TEXT, new byte[0])).write(frame(FIN | BINARY, new byte[0]));

        assertThat(pair.signals().awaitMessage()).isEqualTo(Signal.Message.of(new byte[0], true));
        assertThat(pair.signals().awaitMessage()).isEqualTo(Signal.Message.of(new byte[0], false));
    }

    /** If it fails: look for a check of UTF-8, which is the codec's. */
    @Test
    final void t17_textIsHandedOnWithoutACheckOfItsEncoding() throws IOException {
        Pair pair = open();
        byte[] broken = {(byte) 0xc3, 0x28};

        pair.peer().write(frame(FIN | TEXT, broken));

        assertThat(pair.signals().awaitMessage().bytes()).isEqualTo(broken);
    }

    private static void assertBroken(Pair pair, String code) throws IOException {
        pair.peer().close();
        CloseStatus status = pair.signals().awaitClosed();
        assertOrigin(status, CloseStatus.Origin.LOST);
        TransportException failure = requireNonNull(status.failure(), "failure");
        assertPhase(failure, Phase.OPEN);
        assertThat(failure).hasMessageContaining(code);
    }
}
