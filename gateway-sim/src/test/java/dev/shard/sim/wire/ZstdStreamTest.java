package dev.shard.sim.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.github.luben.zstd.ZstdDecompressCtx;
import com.github.luben.zstd.ZstdException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Protocol.md, 8.3: what a frame that never ends looks like, with and without an encoder. */
class ZstdStreamTest {
    private static final byte[] HEADER = HexFormat.of().parseHex("28b52ffd0040");

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3, 9})
    void everyMessageGivesItsPayload(int level) {
        List<String> payloads = List.of("{\"op\":10}", "{\"op\":11}", "x".repeat(300_000), "", "{\"op\":11}");
        try (StreamCompressor compressor = ZstdStream.open(level);
                ZstdDecompressCtx decompressor = new ZstdDecompressCtx()) {
            for (String payload : payloads) {
                byte[] message = compressor.compress(payload.getBytes(UTF_8));

                assertThat(decompress(decompressor, message, payload.length())).isEqualTo(payload);
            }
        }
    }

    /** Nothing is declared, there is no checksum, and the window is of 256 KiB: what was seen of Discord. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 9})
    void onlyTheFirstMessageHasDiscordsHeader(int level) {
        byte[] hello = "{\"op\":10}".getBytes(UTF_8);
        try (StreamCompressor compressor = ZstdStream.open(level)) {
            assertThat(compressor.compress(hello)).startsWith(HEADER);
            assertThat(Arrays.copyOf(compressor.compress(hello), HEADER.length)).isNotEqualTo(HEADER);
        }
    }

    @Test
    void laterMessagesReferToEarlierOnes() {
        byte[] guild = new byte[1000];
        new SplittableRandom(1).nextBytes(guild);
        try (StreamCompressor compressor = ZstdStream.open(3)) {
            int first = compressor.compress(guild).length;

            assertThat(compressor.compress(guild)).hasSizeLessThan(first / 10);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 9})
    void aCorruptMessageIsSeenByEveryDecoder(int level) {
        byte[] payload = "{\"op\":11}".getBytes(UTF_8);
        try (StreamCompressor compressor = ZstdStream.open(level);
                ZstdDecompressCtx decompressor = new ZstdDecompressCtx()) {
            decompress(decompressor, compressor.compress(payload), payload.length);
            FrameFaults faults = new FrameFaults();
            faults.corrupt();
            byte[] corrupt =
                    faults.apply(compressor.compress(payload), 0).get(0).get(0);

            assertThatExceptionOfType(ZstdException.class)
                    .isThrownBy(() -> decompress(decompressor, corrupt, payload.length));
        }
    }

    /** The example of protocol.md. */
    @Test
    void withoutCompressionTheBlocksAreRaw() {
        try (StreamCompressor stored = ZstdStream.open(0)) {
            assertThat(HexFormat.of().formatHex(stored.compress("{\"op\":10}".getBytes(UTF_8))))
                    .isEqualTo("28b52ffd0040" + "480000" + "7b226f70223a31307d");
        }
    }

    @Test
    void aPayloadBeyondTheLargestBlockTakesSeveral() {
        try (StreamCompressor stored = ZstdStream.open(0)) {
            assertThat(stored.compress(new byte[131_072])).hasSize(6 + 3 + 131_072);
            assertThat(stored.compress(new byte[131_073])).hasSize(3 + 131_072 + 3 + 1);
        }
    }

    private static String decompress(ZstdDecompressCtx decompressor, byte[] message, int length) {
        // One byte more than is expected, to see that no more comes.
        ByteBuffer out = ByteBuffer.allocate(length + 1);
        decompressor.decompressByteBufferStream(out, ByteBuffer.wrap(message));
        return new String(out.array(), 0, out.position(), UTF_8);
    }
}
