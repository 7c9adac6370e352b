package dev.shard.compression.zstd;

import static dev.shard.compression.zstd.Compressing.HEADER;
import static dev.shard.compression.zstd.Compressing.blockHeader;
import static dev.shard.compression.zstd.Compressing.bytes;
import static dev.shard.compression.zstd.Compressing.join;
import static dev.shard.compression.zstd.Compressing.rawBlock;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.luben.zstd.ZstdException;
import dev.shard.RemoteProtocolException;
import dev.shard.spi.codec.PayloadFraming;
import dev.shard.tck.compression.Connection;
import dev.shard.tck.compression.Peer;
import java.nio.ByteBuffer;
import java.util.zip.DataFormatException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** R13: bytes that are no such frame, or end it, are refused in a sentence that helps. */
class ZstdStreamErrorTest {
    private static final String ACK = "{\"op\":11}";

    private final Peer peer = Compressing.stream();
    private final Connection connection = Connection.of(new ZstdStreamCompression());

    @AfterEach
    void close() {
        connection.close();
    }

    @Test
    void theSentenceNamesTheMessageTheReasonAndTheRemedy() {
        connection.push(peer.send(ACK));

        RemoteProtocolException refused = refused(join(blockHeader(2, 4), bytes("ffffffff")));

        assertThat(refused)
                .hasMessageStartingWith("zstd-stream: message 2 of this connection does not decompress: ")
                .hasMessageEndingWith("; its context is lost, so reconnect and resume")
                .hasCauseInstanceOf(DataFormatException.class)
                .hasRootCauseInstanceOf(ZstdException.class);
        assertThat(connection.received().texts()).containsExactly(ACK);
    }

    @Test
    void plainTextIsRefused() {
        assertThat(refused("<html>".getBytes(UTF_8)))
                .hasMessageContaining("is not the beginning of a zstd frame: it has 3c where 28b52ffd has 28");
    }

    @Test
    void aWrongMagicNumberIsRefusedAsSoonAsItIsWrong() {
        connection.push(bytes("28 b5"));

        assertThat(refused("2e")).hasMessageContaining("it has 2e where 28b52ffd has 2f");
    }

    @Test
    void aSkippableFrameIsRefused() {
        assertThat(refused("50 2a 4d 18  04 00 00 00  01 02 03 04"))
                .hasMessageContaining("it has 50 where 28b52ffd has 28");
    }

    @Test
    void aStreamOfAnotherConnectionIsRefusedForItsMissingHeader() {
        peer.send(ACK);

        assertThat(refused(peer.send(ACK))).hasMessageContaining("not the beginning of a zstd frame");
    }

    @Test
    void aSecondHeaderWithinTheFrameIsRefused() {
        connection.push(peer.send(ACK));

        assertThat(refused(Compressing.stream().send(ACK))).hasMessageContaining("message 2 of this connection");
    }

    @Test
    void theReservedBitOfTheHeaderIsRefused() {
        assertThat(refused("28b52ffd 08 40")).hasMessageContaining("sets the reserved bit");
    }

    @Test
    void theUnusedBitOfTheHeaderIsIgnored() {
        connection.push(join(bytes("28b52ffd 10 40"), rawBlock(ACK)));

        assertThat(connection.received().texts()).containsExactly(ACK);
    }

    /** A connection's length is not known when it begins. */
    @ParameterizedTest
    @ValueSource(strings = {"20 09", "40 40 00 01", "80 40 09 00 00 00", "c0 40 09 00 00 00 00 00 00 00"})
    void aDeclaredLengthIsRefused(String descriptorAndRest) {
        assertThat(refused("28b52ffd" + descriptorAndRest)).hasMessageContaining("declares how long the stream is");
    }

    @ParameterizedTest
    @ValueSource(strings = {"01 40 07", "02 40 07 00", "03 40 07 00 00 00"})
    void aDictionaryIsRefused(String descriptorAndRest) {
        assertThat(refused("28b52ffd" + descriptorAndRest))
                .hasMessageContaining("asks for dictionary 7, and there is none");
    }

    @ParameterizedTest
    @ValueSource(strings = {"01 40 00", "02 40 00 00", "03 40 00 00 00 00"})
    void dictionaryZeroIsNone(String descriptorAndRest) {
        connection.push(join(bytes("28b52ffd" + descriptorAndRest), rawBlock(ACK)));

        assertThat(connection.received().texts()).containsExactly(ACK);
    }

    @Test
    void aBlockOfTheReservedTypeIsRefused() {
        connection.push(peer.send(ACK));

        assertThat(refused(blockHeader(3, 1))).hasMessageContaining("has a block of the reserved type");
    }

    @Test
    void aBlockLongerThanAnyCanBeIsRefused() {
        assertThat(refused(join(HEADER, blockHeader(0, (128 << 10) + 1), new byte[1])))
                .hasMessageContaining("does not decompress");
    }

    @Test
    void aRepetitionLongerThanAnyBlockIsRefused() {
        assertThat(refused(join(HEADER, Compressing.rleBlock(' ', (128 << 10) + 1))))
                .hasMessageContaining("does not decompress");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void theEndOfTheFrameIsRefusedBehindThePayloadThatItEnds(boolean checksum) {
        byte[] ended = Compressing.ended(ACK.getBytes(UTF_8), checksum);

        assertThat(refused(ended)).hasMessageContaining("ends the frame, which has to last as long as the connection");
        assertThat(connection.received().texts()).containsExactly(ACK);
    }

    @Test
    void aSecondFrameIsRefused() {
        byte[] ended = Compressing.ended(ACK.getBytes(UTF_8), false);

        assertThat(refused(join(ended, Compressing.stream().send(ACK)))).hasMessageContaining("ends the frame");
        assertThat(connection.received().texts()).containsExactly(ACK);
    }

    @Test
    void partOfAPayloadIsNotDeliveredThoughTheFrameEnds() {
        byte[] ended = Compressing.ended("{\"op\":".getBytes(UTF_8), false);

        assertThat(refused(ended)).hasMessageContaining("ends the frame");
        assertThat(connection.received().texts()).isEmpty();
    }

    @Test
    void payloadsBeforeTheErrorInTheSameMessageAreDelivered() {
        refused(join(peer.send(ACK), peer.send(ACK), blockHeader(3, 1)));

        assertThat(connection.received().texts()).containsExactly(ACK, ACK);
    }

    @Test
    void aSinkThatThrowsForAPayloadBeforeTheErrorHidesNothing() {
        IllegalStateException mine = pushIntoThrowing(join(peer.send(ACK), blockHeader(3, 1)));

        assertThat(mine.getSuppressed()).singleElement().isInstanceOf(RemoteProtocolException.class);
        assertThat(refused(new byte[0])).hasMessage(mine.getSuppressed()[0].getMessage());
    }

    /** The end of the frame is noticed once its last payload is delivered. */
    @Test
    void anErrorBehindAPayloadWhoseSinkThrewIsNotLost() {
        IllegalStateException mine = pushIntoThrowing(Compressing.ended(ACK.getBytes(UTF_8), false));

        assertThat(mine.getSuppressed()).singleElement().isInstanceOf(RemoteProtocolException.class);
        assertThat(refused(new byte[0])).hasMessage(mine.getSuppressed()[0].getMessage());
    }

    @Test
    void whatBreaksElsewhereThanInTheSinkLosesTheContext() {
        AssertionError bug = new AssertionError("in the framing");
        PayloadFraming broken = new PayloadFraming() {
            @Override
            public boolean mayBeWhole(ByteBuffer bytes) {
                throw bug;
            }

            @Override
            public int lengthOfFirst(ByteBuffer bytes) {
                throw bug;
            }
        };
        CountedContexts contexts = new CountedContexts();
        try (Connection unlucky = Connection.of(new ZstdStreamCompression(23, contexts), broken)) {
            byte[] message = peer.send(ACK);

            assertThat(catchThrowableOfType(AssertionError.class, () -> unlucky.push(message)))
                    .isSameAs(bug);

            assertThat(contexts.live()).isZero();
            assertThat(catchThrowableOfType(RemoteProtocolException.class, () -> unlucky.push(message)))
                    .hasMessageContaining("was given up half-way");
        }
    }

    @Test
    void pushingIntoAClosedConnectionIsTheCallersMistake() {
        connection.close();

        assertThat(catchThrowableOfType(IllegalStateException.class, () -> connection.push(new byte[0])))
                .hasMessage("zstd-stream: this decompressor is closed");
    }

    private IllegalStateException pushIntoThrowing(byte[] message) {
        IllegalStateException mine = new IllegalStateException("from the sink");
        assertThat(catchThrowableOfType(
                        IllegalStateException.class,
                        () -> connection.decompressor().push(ByteBuffer.wrap(message), payload -> {
                            throw mine;
                        })))
                .isSameAs(mine);
        return mine;
    }

    private RemoteProtocolException refused(String hex) {
        return refused(bytes(hex));
    }

    private RemoteProtocolException refused(byte[] message) {
        RemoteProtocolException refused =
                catchThrowableOfType(RemoteProtocolException.class, () -> connection.push(message));
        assertThat(refused).as("refusal").isNotNull();
        return refused;
    }
}
