package dev.shard.compression.zlib;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.shard.RemoteProtocolException;
import dev.shard.spi.compression.Compression;
import dev.shard.tck.compression.BraceFraming;
import dev.shard.tck.compression.Connection;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Binary messages where nothing was asked for; row 54. */
class NoCompressionTest {
    private static final byte[] ACK = "{\"op\":11}".getBytes(UTF_8);

    private final CountedInflaters inflaters = CountedInflaters.ofZlib();
    private final Connection connection = Connection.of(new NoCompression(inflaters));

    @AfterEach
    void close() {
        connection.close();
    }

    @Test
    void asksForNothingAndGoesWithEveryEncoding() {
        Compression compression = new NoCompression();

        assertThat(compression.urlParameter()).isNull();
        assertThat(compression.identifyCompress()).isFalse();
        assertThat(compression.supports("json")).isTrue();
        assertThat(compression.supports("etf")).isTrue();
    }

    @Test
    void messagesAreHandedThroughWithoutACopy() {
        ByteBuffer message = ByteBuffer.allocateDirect(ACK.length).put(ACK).flip();

        connection.decompressor().push(message, payload -> assertThat(payload).isSameAs(message));

        assertThat(message.hasRemaining()).isFalse();
        assertThat(inflaters.live()).isZero();
    }

    @Test
    void erlangTermsAreHandedThrough() {
        byte[] heartbeatAck = HexFormat.of().parseHex("8374000000017702" + "6f70610b");

        connection.push(heartbeatAck);

        assertThat(connection.received().payloads()).containsExactly(heartbeatAck);
    }

    @Test
    void whatBeginsLikeZlibDataIsInflated() {
        connection.push(ACK).push(Deflating.whole(ACK)).push(ACK);

        assertThat(connection.received().payloads()).containsExactly(ACK, ACK, ACK);
    }

    @Test
    void aMessageBeyondTheLimitIsRefused() {
        try (Connection small = Connection.of(new NoCompression(), new BraceFraming(), 8, 8)) {
            assertThatExceptionOfType(RemoteProtocolException.class)
                    .isThrownBy(() -> small.push(ACK))
                    .withMessageContaining(
                            "none: message 1 of this connection has 9 bytes, more than maxInflatedBytes=8");
        }
    }
}
