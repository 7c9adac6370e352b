package dev.shard.compression.zlib;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.shard.RemoteProtocolException;
import dev.shard.tck.compression.Connection;
import dev.shard.tck.compression.Peer;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.DataFormatException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** R13: what is wrong with a {@code zlib-stream} is said in one sentence. */
class ZlibStreamErrorTest {
    private static final String ACK = "{\"op\":11}";

    private final Peer peer = Deflating.stream();
    private final Connection connection = Connection.of(new ZlibStreamCompression());

    @AfterEach
    void close() {
        connection.close();
    }

    @Test
    void theSentenceNamesTheMessageTheReasonAndTheRemedy() {
        connection.push(peer.send(ACK));

        RemoteProtocolException refused = refused("ff ff ff ff");

        assertThat(refused)
                .hasMessage("zlib-stream: message 2 of this connection does not inflate: invalid block type;"
                        + " its context is lost, so reconnect and resume")
                .hasCauseInstanceOf(DataFormatException.class);
        assertThat(connection.received().texts()).containsExactly(ACK);
    }

    @Test
    void aWrongHeaderChecksumIsRefused() {
        assertThat(refused("78 9d"))
                .hasMessageContaining("message 1 of this connection does not inflate: incorrect header");
    }

    @Test
    void aHeaderOfAnotherMethodIsRefused() {
        assertThat(refused("77 09")).hasMessageContaining("does not inflate: unknown compression method");
    }

    @Test
    void aHeaderOfALargerWindowIsRefused() {
        assertThat(refused("88 1c")).hasMessageContaining("does not inflate: invalid window size");
    }

    @Test
    void aHeaderInTwoMessagesIsReadAsOne() {
        connection.push(HexFormat.of().parseHex("78"));

        assertThat(refused("9d"))
                .hasMessageContaining("message 2 of this connection does not inflate: incorrect header");
    }

    @Test
    void gzipIsRefused() {
        assertThat(refused("1f 8b 08 00")).hasMessageContaining("incorrect header check");
    }

    @Test
    void plainTextIsRefused() {
        byte[] html = "<html>".getBytes(UTF_8);

        assertThat(refused(html)).hasMessageContaining("incorrect header check");
    }

    @Test
    void aStreamOfAnotherConnectionIsRefusedForItsMissingHeader() {
        peer.send(ACK);

        assertThat(refused(peer.send(ACK))).hasMessageContaining("header");
    }

    @Test
    void aMatchThatReachesBackBeyondTheStartIsRefused() {
        // header; fixed Huffman block: 'a', then length 3 at distance 2, where there is one byte
        assertThat(refused("78 9c 4b 04 22 00")).hasMessageContaining("invalid distance too far back");
    }

    @Test
    void aPresetDictionaryIsRefused() {
        assertThat(refused("78 bb 00 00 00 01 4b"))
                .hasMessageContaining("does not inflate: it asks for a preset dictionary, and there is none");
    }

    @Test
    void theEndOfTheStreamIsRefusedBehindThePayloadThatItEnds() {
        byte[] ended = Deflating.whole(ACK.getBytes(UTF_8));

        assertThat(refused(ended)).hasMessageContaining("ends the stream, which has to last as long as the connection");
        assertThat(connection.received().texts()).containsExactly(ACK);
    }

    @Test
    void partOfAPayloadIsNotDeliveredThoughTheStreamEnds() {
        byte[] ended = Deflating.whole("{\"op\":".getBytes(UTF_8));

        assertThat(refused(ended)).hasMessageContaining("ends the stream");
        assertThat(connection.received().texts()).isEmpty();
    }

    @Test
    void payloadsBeforeTheErrorInTheSameMessageAreDelivered() {
        byte[] good = peer.send(ACK);
        byte[] message = Arrays.copyOf(good, good.length + 1);
        message[good.length] = (byte) 0xFF;

        refused(message);

        assertThat(connection.received().texts()).containsExactly(ACK);
    }

    @Test
    void pushingIntoAClosedConnectionIsTheCallersMistake() {
        connection.close();

        assertThat(catchThrowableOfType(IllegalStateException.class, () -> connection.push(new byte[0])))
                .hasMessage("zlib-stream: this decompressor is closed");
    }

    @Test
    void anErrorBehindAPayloadWhoseSinkThrewIsNotLost() {
        byte[] good = peer.send(ACK);
        byte[] message = Arrays.copyOf(good, good.length + 1);
        message[good.length] = (byte) 0xFF;
        IllegalStateException mine = new IllegalStateException("from the sink");

        Throwable thrown = catchThrowableOfType(
                IllegalStateException.class,
                () -> connection.decompressor().push(ByteBuffer.wrap(message), payload -> {
                    throw mine;
                }));

        assertThat(thrown).isSameAs(mine);
        assertThat(mine.getSuppressed()).singleElement().isInstanceOf(RemoteProtocolException.class);
        assertThat(refused(new byte[0])).hasMessage(mine.getSuppressed()[0].getMessage());
    }

    private RemoteProtocolException refused(String hex) {
        return refused(HexFormat.ofDelimiter(" ").parseHex(hex));
    }

    private RemoteProtocolException refused(byte[] message) {
        return catchThrowableOfType(RemoteProtocolException.class, () -> connection.push(message));
    }
}
