package dev.shard.compression.zlib;

import static dev.shard.compression.zlib.Deflating.flushedBetween;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.shard.RemoteProtocolException;
import dev.shard.spi.codec.PayloadFraming;
import dev.shard.tck.compression.BraceFraming;
import dev.shard.tck.compression.Connection;
import dev.shard.tck.compression.Cuts;
import dev.shard.tck.compression.Peer;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** R13: where payloads of a {@code zlib-stream} end, when flushes and messages do not tell by themselves. */
class ZlibStreamFlushTest {
    private static final String ACK = "{\"op\":11}";
    private static final String HEAD = "{\"op\":0,\"d\":{\"a\":{}";
    private static final String TAIL = ",\"b\":1}}";
    private static final int PLAIN = ZlibStreamDecompressor.TRUST_AFTER;

    private final BraceFraming framing = new BraceFraming();
    private final Peer peer = Deflating.stream();
    private final Connection connection = Connection.of(new ZlibStreamCompression(), framing);

    @AfterEach
    void close() {
        connection.close();
    }

    @Test
    void aFlushInTheMiddleOfAPayloadDoesNotEndIt() {
        connection.push(flushedBetween(peer, HEAD, TAIL));

        assertThat(connection.received().texts()).containsExactly(HEAD + TAIL);
    }

    @Test
    void aMessageThatIsCutBehindAFlushInTheMiddleOfAPayloadDoesNotEndIt() {
        connection.push(peer.send(HEAD));
        assertThat(connection.received().texts()).isEmpty();

        connection.push(peer.send(TAIL));

        assertThat(connection.received().texts()).containsExactly(HEAD + TAIL);
    }

    @Test
    void aFlushWithoutDataIsNoPayload() {
        byte[] nothing = {0, 0, 0, (byte) 0xFF, (byte) 0xFF};

        connection.push(peer.send(ACK)).push(nothing).push(Cuts.join(List.of(nothing, peer.send(ACK), nothing)));

        assertThat(connection.received().texts()).containsExactly(ACK, ACK);
    }

    @Test
    void aPayloadIsDeliveredAtItsEndThoughTheNextHasBegun() {
        byte[] first = peer.send(ACK);
        byte[] second = peer.send(HEAD + TAIL);

        connection.push(Cuts.join(List.of(first, Arrays.copyOf(second, 5))));

        assertThat(connection.received().texts()).containsExactly(ACK);
    }

    @Test
    void theFramingSearchesNoEndOnceMessagesHaveProvedToBePayloads() {
        pushPlain(PLAIN);
        int searches = framing.searches();

        pushPlain(1000);

        assertThat(framing.searches()).isEqualTo(searches).isEqualTo(PLAIN);
        assertThat(connection.received().payloads()).hasSize(PLAIN + 1000);
    }

    @Test
    void aFlushThatIsNoEndMakesItSearchAgain() {
        pushPlain(PLAIN);
        connection.push(flushedBetween(peer, HEAD, TAIL));

        connection.push(peer.send(HEAD)).push(peer.send(TAIL));

        assertThat(connection.received().texts()).endsWith(HEAD + TAIL, HEAD + TAIL);
    }

    @Test
    void aMessageThatIsCutElsewhereMakesItSearchAgain() {
        pushPlain(PLAIN);
        connection.pushAll(Cuts.at(peer.send(ACK), 3));

        connection.push(peer.send(HEAD)).push(peer.send(TAIL));

        assertThat(connection.received().texts()).endsWith(ACK, HEAD + TAIL);
    }

    @Test
    void whatCannotBeWholeIsNotDeliveredHoweverPlainTheMessagesWere() {
        String head = "{\"op\":0,\"d\":[";
        pushPlain(PLAIN);

        connection.push(peer.send(head)).push(peer.send("]}"));

        assertThat(connection.received().texts()).endsWith(ACK, head + "]}");
    }

    /** The one case that is given up, so that plain connections need not pay for it; by Discord's documentation it is legal. */
    @Test
    void afterPlainMessagesOneThatIsCutBehindAFlushAndMayBeWholeCountsAsWhole() {
        pushPlain(PLAIN);

        connection.push(peer.send(HEAD)).push(peer.send(TAIL));

        assertThat(connection.received().texts()).endsWith(HEAD, TAIL);
    }

    @Test
    void malformedPayloadsAreDeliveredSoThatTheCodecCanRefuseThem() {
        connection.push(peer.send("oops")).push(peer.send(ACK));

        assertThat(connection.received().texts()).containsExactly("oops", ACK);
    }

    @Test
    void bytesThatOnlyLookLikeAMarkEndNothing() {
        String lookalike = "{\"d\":\"\0\0\u00FF\u00FF\"}";
        byte[] stored = stored(lookalike);

        connection.push(stored);

        assertThat(connection.received().payloads()).containsExactly(latin1(lookalike));
    }

    /** S30: searching again and again from the start would cost the square of the length. */
    @Test
    void aPayloadThatIsFlushedTooOftenIsRefused() {
        PayloadFraming endless = new PayloadFraming() {
            @Override
            public boolean mayBeWhole(ByteBuffer bytes) {
                return true;
            }

            @Override
            public int lengthOfFirst(ByteBuffer bytes) {
                return -1;
            }
        };
        byte[] flush = {0, 0, 0, (byte) 0xFF, (byte) 0xFF};
        byte[] flushes = Cuts.join(Collections.nCopies(2048, flush));
        try (Connection flushed = Connection.of(new ZlibStreamCompression(), endless)) {
            flushed.push(peer.send("{" + " ".repeat(1 << 20)));

            assertThatExceptionOfType(RemoteProtocolException.class)
                    .isThrownBy(() -> flushed.push(flushes))
                    .withMessageContaining("flushed too often");
        }
    }

    @Test
    void aPayloadMayNotStayOpenBeyondTheLimitForWhatIsPending() {
        try (Connection small = Connection.of(new ZlibStreamCompression(), framing, 1 << 20, 100)) {
            byte[] message = stored("{\"d\":\"" + "x".repeat(200) + "\"}");
            small.push(Arrays.copyOf(message, 100));

            assertThatExceptionOfType(RemoteProtocolException.class)
                    .isThrownBy(() -> small.push(Arrays.copyOfRange(message, 100, 101)))
                    .withMessage(
                            "zlib-stream: message 2 of this connection brings a payload without an end to 101 compressed"
                                    + " bytes, maxPendingBytes is 100; its context is lost, so reconnect and resume");
        }
    }

    @Test
    void aPayloadThatIsLongerThanTheLimitForWhatIsPendingMayComeInOneMessage() {
        try (Connection small = Connection.of(new ZlibStreamCompression(), framing, 1 << 20, 100)) {
            small.push(stored("{\"d\":\"" + "x".repeat(200) + "\"}"));

            assertThat(small.received().payloads()).hasSize(1);
        }
    }

    private void pushPlain(int times) {
        for (int i = 0; i < times; i++) {
            connection.push(peer.send(ACK));
        }
    }

    private static byte[] latin1(String text) {
        return text.getBytes(ISO_8859_1);
    }

    /** The first message of a stream, in one stored block: its bytes stand in the message as they are. */
    private static byte[] stored(String text) {
        byte[] payload = latin1(text);
        int length = payload.length;
        ByteBuffer message = ByteBuffer.allocate(2 + 5 + length + 5);
        message.put((byte) 0x78).put((byte) 0x01); // header: window of 32 KiB, fastest level
        message.put((byte) 0x00).put((byte) length).put((byte) (length >> 8)); // stored block, not the last; its length
        message.put((byte) ~length).put((byte) (~length >> 8)).put(payload); // the length's complement; the bytes
        message.put((byte) 0x00).putInt(0x0000FFFF); // an empty stored block: the flush
        return message.array();
    }
}
