package dev.shard.codec.etf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import dev.shard.DecodeException;
import dev.shard.spi.codec.Envelope;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Input that is made to exhaust the reader rather than to be read. */
class HostileInputTest {
    private static final int MEBIBYTE = 1 << 20;
    private static final String OP = "77026f70 6100";
    private static final String D = "770164";

    private final EtfCodec codec = new EtfCodec();

    @Test
    void nestingUpToTheLimitIsReadAndDecoded() {
        for (String value : deep(256)) {
            ByteBuffer payload = payload(value);
            var envelope = new Envelope();

            codec.readEnvelope(payload, envelope);

            assertThatCode(() -> codec.decode(envelope.dataOf(payload), JsonNode.class))
                    .doesNotThrowAnyException();
            assertThatCode(() -> codec.decode(envelope.dataOf(payload), Object.class))
                    .doesNotThrowAnyException();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {257, 100_000})
    void nestingBeyondTheLimitIsRefused(int depth) {
        for (String value : deep(depth)) {
            assertThatThrownBy(() -> codec.readEnvelope(payload(value), new Envelope()))
                    .isInstanceOf(DecodeException.class)
                    .hasMessageContaining("nested deeper than 256");
            assertThatThrownBy(() -> codec.decode(ByteBuffer.wrap(Terms.hex(value)), Object.class))
                    .isInstanceOf(DecodeException.class)
                    .hasMessageContaining("256");
        }
    }

    /** Lists, tuples, and maps by turns; closed as they were opened. */
    private static String[] deep(int depth) {
        return new String[] {
            "6c00000001".repeat(depth - 1) + "6c00000000" + "6a".repeat(depth),
            "6801".repeat(depth - 1) + "6800",
            "6900000001".repeat(depth - 1) + "6900000000",
            "74000000016101".repeat(depth - 1) + "7400000000"
        };
    }

    /** A length that the bytes cannot have is refused before anything is made for it. */
    @ParameterizedTest
    @CsvSource({
        "6c ffffffff 6101, a list",
        "69 ffffffff 6101, a tuple",
        "74 7fffffff 6101 6101, a map",
        "74 80000000 6101 6101, a map whose length overflows when it is doubled",
        "6d ffffffff 6101, a binary",
        "6f ffffffff 00 6101, a big integer",
        "64 ffff 6101, an atom",
        "6b ffff 6101, a string"
    })
    void aLengthBeyondTheEndCostsNothing(String term, String what) {
        ByteBuffer data = ByteBuffer.wrap(Terms.hex(term));
        refuse(data);

        long allocated = allocatedBy(() -> refuse(data));

        assertThat(allocated).as(what).isLessThan(64 * 1024);
        assertThat(codec.lengthOfFirst(payload(term))).isEqualTo(-1);
    }

    private void refuse(ByteBuffer data) {
        assertThatThrownBy(() -> codec.decode(data, Object.class))
                .isInstanceOf(DecodeException.class)
                .hasMessageContaining("cut off");
    }

    @Test
    void aCompressedTermOfAGibibyteIsRefusedByItsSize() {
        byte[] bomb = Terms.compressed(new byte[MEBIBYTE], 1 << 30);

        assertRefused(bomb, "at most 67108864");
        assertThat(allocatedBy(() -> assertRefused(bomb, "at most"))).isLessThan(MEBIBYTE);
    }

    /** Whoever declares little is not believed either. */
    @Test
    void aBombThatDeclaresLittleIsStoppedWhileItInflates() {
        byte[] bomb = Terms.compressed(new byte[50 * MEBIBYTE], 1000);

        assertRefused(bomb, "longer than it says");
        assertThat(allocatedBy(() -> assertRefused(bomb, "longer than it says")))
                .isLessThan(MEBIBYTE);
    }

    @Test
    void aSizeWithoutBytesForItIsNotAllocated() {
        byte[] hollow = Terms.compressed(new byte[10], 60 * MEBIBYTE);

        assertRefused(hollow, "shorter than it says");
        assertThat(allocatedBy(() -> assertRefused(hollow, "shorter than it says")))
                .isLessThan(MEBIBYTE);
    }

    @Test
    void aCompressedTermInsideOfAnotherIsRefused() {
        byte[] inner = Terms.compressed(Terms.hex("74 00000000"));

        assertRefused(Terms.compressed(Arrays.copyOfRange(inner, 1, inner.length)), "expected a map");
        assertThatThrownBy(() -> new EtfMapper().readTree(Terms.compressed(Arrays.copyOfRange(inner, 1, inner.length))))
                .hasMessageContaining("a compressed term inside of another");
    }

    @Test
    void bytesBehindACompressedTermAreRefused() {
        byte[] term = Terms.compressed(Terms.hex("74 00000001", OP));
        byte[] longer = Arrays.copyOf(term, term.length + 1);

        assertRefused(longer, "more bytes behind the term");
        assertThat(codec.lengthOfFirst(ByteBuffer.wrap(longer))).isEqualTo(term.length);
    }

    @Test
    void aCompressedTermThatIsCutOffIsNotComplete() {
        byte[] term = Terms.compressed(Terms.hex("74 00000001", OP));

        for (int length = 0; length < term.length; length++) {
            byte[] part = Arrays.copyOf(term, length);
            assertRefused(part, "");
            assertThat(codec.lengthOfFirst(ByteBuffer.wrap(part))).isEqualTo(-1);
        }
    }

    @Test
    void aNumberOfAMillionBytesIsNotComputed() {
        byte[] number = new byte[1_000_006];
        Arrays.fill(number, (byte) 1);
        System.arraycopy(Terms.hex("6f 000f4240 00"), 0, number, 0, 6);

        assertThatThrownBy(() -> codec.decode(ByteBuffer.wrap(number), Object.class))
                .isInstanceOf(DecodeException.class)
                .hasMessageContaining("too large");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"6e 08 00 0000000000000080", "6e 08 01 0100000000000080", "6f 00000009 00 000000000000000001"})
    void anOpcodeOfMoreThan64BitsDoesNotWrapAround(String op) {
        ByteBuffer payload = ByteBuffer.wrap(Terms.hex("83 74 00000001 77026f70", op));

        assertThatThrownBy(() -> codec.readEnvelope(payload, new Envelope()))
                .isInstanceOf(DecodeException.class)
                .hasMessageContaining("more than 64 bits");
    }

    private static ByteBuffer payload(String value) {
        return ByteBuffer.wrap(Terms.hex("83 74 00000002", D, value, OP));
    }

    private void assertRefused(byte[] payload, String why) {
        assertThatThrownBy(() -> codec.readEnvelope(ByteBuffer.wrap(payload), new Envelope()))
                .isInstanceOf(DecodeException.class)
                .hasMessageContaining(why);
    }

    private static long allocatedBy(Runnable action) {
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        action.run();
        return threads.getCurrentThreadAllocatedBytes() - before;
    }
}
