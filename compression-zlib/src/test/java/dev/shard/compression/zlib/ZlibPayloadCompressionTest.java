package dev.shard.compression.zlib;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.shard.RemoteProtocolException;
import dev.shard.spi.compression.Compression;
import dev.shard.tck.compression.Connection;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ZlibPayloadCompressionTest {
    private static final String ACK = "{\"op\":11}";

    private final Connection connection = Connection.of(new ZlibPayloadCompression());

    @AfterEach
    void close() {
        connection.close();
    }

    @Test
    void isAskedForInIdentifyAndForJsonOnly() {
        Compression compression = new ZlibPayloadCompression();

        assertThat(compression.identifyCompress()).isTrue();
        assertThat(compression.urlParameter()).isNull();
        assertThat(compression.supports("json")).isTrue();
        assertThat(compression.supports("etf")).isFalse();
    }

    @Test
    void inflatesTheExampleOfTheProtocol() {
        connection.push(HexFormat.of().parseHex("789cab56ca2f50b23234ac05000e1902b8"));

        assertThat(connection.received().texts()).containsExactly(ACK);
    }

    @Test
    void noPayloadRefersToTheOneBefore() {
        byte[] message = Deflating.whole(ACK.getBytes(UTF_8));

        connection.push(message).push(message).push(message);

        assertThat(connection.received().texts()).containsExactly(ACK, ACK, ACK);
    }

    @Test
    void bytesBehindTheChecksumAreRefused() {
        byte[] message = Deflating.whole(ACK.getBytes(UTF_8));

        assertRefused(
                Arrays.copyOf(message, message.length + 3),
                "zlib-payload: message 1 of this connection goes on for 3 bytes after its zlib data");
    }

    @Test
    void aMessageWithoutItsChecksumIsRefused() {
        byte[] message = Deflating.whole(ACK.getBytes(UTF_8));

        assertRefused(Arrays.copyOf(message, message.length - 4), "ends before its zlib data does");
    }

    @Test
    void aWrongChecksumIsRefused() {
        byte[] message = Deflating.whole(ACK.getBytes(UTF_8));
        message[message.length - 1] ^= 1;

        assertRefused(message, "does not inflate: incorrect data check");
    }

    @Test
    void aStreamThatIsFlushedInsteadOfEndedIsRefused() {
        assertRefused(Deflating.stream().send(ACK), "ends before its zlib data does");
    }

    private void assertRefused(byte[] message, String reason) {
        assertThatExceptionOfType(RemoteProtocolException.class)
                .isThrownBy(() -> connection.push(message))
                .withMessageContaining(reason);
        assertThat(connection.received().texts()).isEmpty();
    }
}
