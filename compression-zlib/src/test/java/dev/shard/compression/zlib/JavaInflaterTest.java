package dev.shard.compression.zlib;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.shard.spi.compression.OutputBuffer;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Test;

/** What streams of every kind do not show of the inflater in Java. */
class JavaInflaterTest {
    private static final int MAX_BYTES = 1000;
    private static final String TEXT =
            "the quick brown fox jumps over the lazy dog, and the dog does not mind the fox at all";

    private final OutputBuffer output = new OutputBuffer();
    private final JavaInflater inflater = new JavaInflater(MAX_BYTES);

    @Test
    void whatFollowsTheEndIsLeftInTheMessage() throws DataFormatException {
        byte[] whole = deflated(TEXT);
        ByteBuffer message = ByteBuffer.allocate(whole.length + 20).put(whole).rewind();

        assertThat(inflated(inflater, message)).isEqualTo(TEXT);
        assertThat(inflater.finished()).isTrue();
        assertThat(message.position()).isEqualTo(whole.length);
    }

    @Test
    void nothingIsTakenBehindTheEnd() throws DataFormatException {
        inflated(inflater, ByteBuffer.wrap(deflated(TEXT)));
        ByteBuffer more = ByteBuffer.allocate(20);

        assertThat(inflated(inflater, more)).isEmpty();
        assertThat(more.position()).isZero();
    }

    /** Each stops between two symbols of a block that describes its own codes, while the other goes on. */
    @Test
    void twoStreamsWithABlockUnderWayDoNotShareTheirCodes() throws DataFormatException {
        String other = "0123456789 9876543210 1029384756 5647382910 0918273645 5463728190";
        byte[] one = deflated(TEXT);
        byte[] two = deflated(other);
        JavaInflater second = new JavaInflater(MAX_BYTES);
        StringBuilder ofOne = new StringBuilder();
        StringBuilder ofTwo = new StringBuilder();

        for (int i = 0; i < Math.max(one.length, two.length); i++) {
            ofOne.append(inflated(inflater, part(one, i)));
            ofTwo.append(inflated(second, part(two, i)));
        }

        assertThat(ofOne).hasToString(TEXT);
        assertThat(ofTwo).hasToString(other);
    }

    @Test
    void exactlyTheLimitComesOutAndNotAByteMore() throws DataFormatException {
        assertThat(inflated(inflater, ByteBuffer.wrap(deflated("a".repeat(MAX_BYTES)))))
                .hasSize(MAX_BYTES);

        for (String tooLong : new String[] {"a".repeat(MAX_BYTES + 1), "ab".repeat(MAX_BYTES)}) {
            assertRefused(deflated(tooLong), "more than maxInflatedBytes=1000 would come out");
        }
    }

    @Test
    void aStoredBlockBeyondTheLimitIsRefused() {
        byte[] stored = new BitWriter()
                .number(1, 1)
                .number(0, 7)
                .number(2000, 16)
                .number(~2000, 16)
                .number(0, 16_000)
                .toByteArray();

        assertRefused(stored, "more than maxInflatedBytes=1000 would come out");
    }

    @Test
    void aCodeForCodeLengthsMayLeaveNoCodeUnused() {
        assertRefused(header(0, 0, 0).number(0, 3 * 3).number(1, 3).toByteArray(), "invalid code lengths set");
    }

    @Test
    void theFirstCodeLengthCannotRepeatTheOneBefore() {
        // one bit each for "repeat the previous" and for zero, whose code is the first
        byte[] bytes = header(0, 0, 0)
                .number(1, 3)
                .number(0, 6)
                .number(1, 3)
                .code("1")
                .number(0, 64)
                .toByteArray();

        assertRefused(bytes, "invalid bit length repeat");
    }

    @Test
    void moreLengthsOrDistancesThanThereAreAreRefused() {
        assertRefused(header(30, 0, 0).number(0, 64).toByteArray(), "too many length or distance symbols");
        assertRefused(header(0, 30, 0).number(0, 64).toByteArray(), "too many length or distance symbols");
    }

    /** Fixed codes: 30 literals, so that bits are plentiful, with a match of three among them. */
    @Test
    void aMatchBeyondTheStartIsRefusedAmongManySymbols() throws DataFormatException {
        assertThat(inflated(inflater, ByteBuffer.wrap(withMatchAfterTen(10)))).isEqualTo("a".repeat(33));
        assertRefused(withMatchAfterTen(11), "invalid distance too far back");
    }

    /** The code 6 of distances has base 9 and two extra bits. */
    private static byte[] withMatchAfterTen(int distance) {
        BitWriter bits = new BitWriter().number(1, 1).number(1, 2);
        literals(bits, 10);
        bits.code("0000001").code("00110").number(distance - 9, 2);
        literals(bits, 20);
        return bits.code("0000000").toByteArray();
    }

    private static void literals(BitWriter bits, int count) {
        for (int i = 0; i < count; i++) {
            bits.code("10010001"); // 'a'
        }
    }

    private static BitWriter header(int literals, int distances, int lengths) {
        return new BitWriter()
                .number(1, 1)
                .number(2, 2)
                .number(literals, 5)
                .number(distances, 5)
                .number(lengths, 4);
    }

    private void assertRefused(byte[] stream, String reason) {
        assertThatExceptionOfType(DataFormatException.class)
                .isThrownBy(() -> inflated(new JavaInflater(MAX_BYTES), ByteBuffer.wrap(stream)))
                .withMessage(reason);
    }

    private String inflated(JavaInflater by, ByteBuffer message) throws DataFormatException {
        int length = by.inflate(message, output, 0);
        return new String(output.array(), 0, length, ISO_8859_1);
    }

    private static ByteBuffer part(byte[] bytes, int index) {
        return ByteBuffer.wrap(bytes, Math.min(index, bytes.length), index < bytes.length ? 1 : 0);
    }

    private static byte[] deflated(String text) {
        Deflater deflater = new Deflater(9, true);
        deflater.setInput(text.getBytes(ISO_8859_1));
        deflater.finish();
        byte[] bytes = new byte[text.length() + 100];
        int length = deflater.deflate(bytes);
        deflater.end();
        return Arrays.copyOf(bytes, length);
    }
}
