package dev.shard.compression.zstd;

import static dev.shard.compression.zstd.Compressing.HEADER;
import static dev.shard.compression.zstd.Compressing.bytes;
import static dev.shard.compression.zstd.Compressing.join;
import static dev.shard.compression.zstd.Compressing.rawBlock;
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
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** D2, D3: where a payload ends if it has several blocks, or if messages were cut or joined where blocks meet. */
class ZstdStreamBlocksTest {
    private static final String ACK = "{\"op\":11}";
    /** Looks whole, as the first half of a payload can. */
    private static final String HEAD = "{\"d\":{\"a\":{}";

    private static final String TAIL = ",\"b\":1}}";
    private static final byte[] EMPTY_BLOCK = {0, 0, 0};
    private static final int PLAIN = PayloadAssembly.TRUST_AFTER;
    private static final int FULL_BLOCK = 128 << 10;

    private final BraceFraming framing = new BraceFraming();
    private final Peer peer = Compressing.stream();
    private final Connection connection = Connection.of(new ZstdStreamCompression(), framing);

    @AfterEach
    void close() {
        connection.close();
    }

    /** The example of protocol.md, 8.3. */
    @Test
    void aHandMadeFrameIsRead() {
        connection.push(bytes("28 b5 2f fd 00 40  48 00 00  7b 22 6f 70 22 3a 31 30 7d"));

        assertThat(connection.received().texts()).containsExactly("{\"op\":10}");
    }

    @Test
    void aFlushInTheMiddleOfAPayloadDoesNotEndIt() {
        connection.push(join(peer.send(HEAD), peer.send(TAIL)));

        assertThat(connection.received().texts()).containsExactly(HEAD + TAIL);
    }

    @Test
    void aMessageThatIsCutBehindABlockInTheMiddleOfAPayloadDoesNotEndIt() {
        connection.push(peer.send(HEAD));
        assertThat(connection.received().texts()).isEmpty();

        connection.push(peer.send(TAIL));

        assertThat(connection.received().texts()).containsExactly(HEAD + TAIL);
    }

    @Test
    void blocksWithoutContentAreNoPayload() {
        connection.push(HEADER).push(EMPTY_BLOCK).push(join(EMPTY_BLOCK, rawBlock(ACK), EMPTY_BLOCK));
        connection.push(EMPTY_BLOCK).push(rawBlock(ACK));

        assertThat(connection.received().texts()).containsExactly(ACK, ACK);
    }

    /** A decoder gives what it has of a raw block, and a payload may be malformed: neither makes part of one whole. */
    @Test
    void aBlockThatIsNotWholeEndsNothing() {
        byte[] message = join(HEADER, rawBlock("oops"), rawBlock("oh, " + ACK));
        connection.push(Arrays.copyOf(message, message.length - ACK.length()));

        assertThat(connection.received().texts()).containsExactly("oops");

        connection.push(Arrays.copyOfRange(message, message.length - ACK.length(), message.length));
        assertThat(connection.received().texts()).containsExactly("oops", "oh, " + ACK);
    }

    @Test
    void aPayloadIsDeliveredAtItsEndThoughTheNextHasBegun() {
        byte[] first = peer.send(ACK);
        byte[] second = peer.send(HEAD + TAIL);

        connection.push(join(first, Arrays.copyOf(second, 5)));

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
    void aGiantOfManyBlocksIsSearchedOnceAndLeavesTheTrust() {
        String giant = "{\"d\":\"" + "x".repeat(10 * FULL_BLOCK) + "\"}";
        pushPlain(PLAIN);

        connection.push(peer.send(giant));
        pushPlain(1);

        assertThat(framing.searches()).isEqualTo(PLAIN + 1);
        assertThat(connection.received().texts()).endsWith(giant, ACK);
    }

    @Test
    void aMessageOfTwoPayloadsMakesItSearchAgain() {
        pushPlain(PLAIN);
        connection.push(join(peer.send(ACK), peer.send(ACK)));

        connection.push(peer.send(HEAD)).push(peer.send(TAIL));

        assertThat(connection.received().texts()).endsWith(ACK, ACK, HEAD + TAIL);
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

    @Test
    void aFullBlockIsNotTrusted() {
        Peer raw = Compressing.raw();
        for (int i = 0; i < PLAIN; i++) {
            connection.push(raw.send(ACK));
        }
        String begin = "{\"d\":{\"a\":{\"b\":\"";
        String giant = begin + "x".repeat(FULL_BLOCK - begin.length() - 2) + "\"}" + TAIL;
        byte[] message = raw.send(giant);

        connection.pushAll(Cuts.at(message, 3 + FULL_BLOCK));

        assertThat(giant.charAt(FULL_BLOCK - 1)).isEqualTo('}');
        assertThat(connection.received().texts()).endsWith(ACK, giant);
    }

    /** The one case that is given up, so that plain connections need not pay for it; by Discord's documentation it is legal. */
    @Test
    void afterPlainMessagesOneThatIsCutBehindABlockAndMayBeWholeCountsAsWhole() {
        pushPlain(PLAIN);

        connection.push(peer.send(HEAD)).push(peer.send(TAIL));

        assertThat(connection.received().texts()).endsWith(HEAD, TAIL);
    }

    @Test
    void malformedPayloadsAreDeliveredSoThatTheCodecCanRefuseThem() {
        connection.push(peer.send("oops")).push(peer.send(ACK));

        assertThat(connection.received().texts()).containsExactly("oops", ACK);
    }

    /** D4: the limit is a payload's, not a message's. */
    @Test
    void joinedPayloadsMayBeLongerTogetherThanOneMayBeAlone() {
        String longest = "{\"d\":\"" + "x".repeat(2 * FULL_BLOCK) + "\"}";
        List<String> sent = Collections.nCopies(9, longest);
        byte[] stream = Cuts.join(sent.stream().map(peer::send).toList());

        for (int seed = 0; seed < 20; seed++) {
            try (Connection small =
                    Connection.of(new ZstdStreamCompression(), framing, longest.length(), Integer.MAX_VALUE)) {
                small.pushAll(seed == 0 ? List.of(stream) : Cuts.atRandom(stream, new Random(seed)));

                assertThat(small.received().texts()).as("seed %d", seed).isEqualTo(sent);
            }
        }
    }

    /** S30: searching again and again from the start would cost the square of the length. */
    @Test
    void aPayloadThatIsCutTooOftenIsRefused() {
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
        List<byte[]> cut = Collections.nCopies(2048, EMPTY_BLOCK);
        try (Connection slow = Connection.of(new ZstdStreamCompression(), endless)) {
            slow.push(peer.send("{" + " ".repeat(1 << 20)));

            assertThatExceptionOfType(RemoteProtocolException.class)
                    .isThrownBy(() -> slow.pushAll(cut))
                    .withMessageContaining("cut too often");
        }
    }

    @Test
    void aPayloadMayNotStayOpenBeyondTheLimitForWhatIsPending() {
        try (Connection small = Connection.of(new ZstdStreamCompression(), framing, 1 << 20, 100)) {
            byte[] message = join(HEADER, rawBlock("{\"d\":\"" + "x".repeat(200) + "\"}"));
            small.push(HEADER).push(Arrays.copyOfRange(message, HEADER.length, HEADER.length + 100));

            assertThatExceptionOfType(RemoteProtocolException.class)
                    .isThrownBy(() -> small.push(Arrays.copyOfRange(message, HEADER.length + 100, HEADER.length + 101)))
                    .withMessage(
                            "zstd-stream: message 3 of this connection brings a payload without an end to 101 compressed"
                                    + " bytes, maxPendingBytes is 100; its context is lost, so reconnect and resume");
        }
    }

    @Test
    void aPayloadThatIsLongerThanTheLimitForWhatIsPendingMayComeInOneMessage() {
        try (Connection small = Connection.of(new ZstdStreamCompression(), framing, 1 << 20, 100)) {
            small.push(join(HEADER, rawBlock("{\"d\":\"" + "x".repeat(200) + "\"}")));

            assertThat(small.received().payloads()).hasSize(1);
        }
    }

    private void pushPlain(int times) {
        for (int i = 0; i < times; i++) {
            connection.push(peer.send(ACK));
        }
    }
}
