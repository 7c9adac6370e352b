package dev.shard.codec.etf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;

/** What goes out, byte for byte. */
class EtfGeneratorTest {
    private final EtfMapper mapper = new EtfMapper();

    /** The examples of the protocol's own description. */
    @Test
    void heartbeatsAreWrittenAsDocumented() {
        var codec = new EtfCodec();

        assertThat(codec.encode(1, null))
                .isEqualTo(ByteBuffer.wrap(Terms.hex(
                        "83 74 00000002", // a map of two pairs
                        "6d 00000002 6f70 61 01", // op: 1
                        "6d 00000001 64 77 03 6e696c"))); // d: nil
        assertThat(codec.encode(1, 251))
                .isEqualTo(ByteBuffer.wrap(Terms.hex("83 74 00000002 6d 00000002 6f70 61 01 6d 00000001 64 61 fb")));
    }

    static Stream<Arguments> values() {
        return Stream.of(
                Arguments.of(null, "77 03 6e696c"),
                Arguments.of(true, "77 04 74727565"),
                Arguments.of(false, "77 05 66616c7365"),
                Arguments.of(0, "61 00"),
                Arguments.of(255, "61 ff"),
                Arguments.of(256, "62 00000100"),
                Arguments.of(-1, "62 ffffffff"),
                Arguments.of(Integer.MIN_VALUE, "62 80000000"),
                Arguments.of((short) -2, "62 fffffffe"),
                Arguments.of(1L << 31, "6e 04 00 00000080"),
                Arguments.of(613425648685547541L, "6e 08 00 15 00 04 9e 60 53 83 08"),
                Arguments.of(Long.MIN_VALUE, "6e 08 01 0000000000000080"),
                Arguments.of(BigInteger.TWO.pow(64).subtract(BigInteger.ONE), "6e 08 00 ffffffffffffffff"),
                Arguments.of(BigInteger.TWO.pow(2039), "6e ff 00" + "00".repeat(254) + "80"),
                Arguments.of(BigInteger.TWO.pow(2040).negate(), "6f 00000100 01" + "00".repeat(255) + "01"),
                Arguments.of(BigInteger.TEN, "61 0a"),
                Arguments.of(new BigDecimal("1e2"), "61 64"),
                Arguments.of(new BigDecimal("0.5"), "46 3fe0000000000000"),
                Arguments.of(-0.0, "46 8000000000000000"),
                Arguments.of(0.1f, "46 3fb999999999999a"),
                Arguments.of("", "6d 00000000"),
                Arguments.of("é😀", "6d 00000006 c3a9 f09f9880"),
                Arguments.of(new byte[] {(byte) 0xFF}, "6d 00000001 ff"),
                Arguments.of(List.of(), "6a"),
                Arguments.of(List.of(0, 16), "6c 00000002 61 00 61 10 6a"),
                Arguments.of(List.of(List.of()), "6c 00000001 6a 6a"),
                Arguments.of(Map.of(), "74 00000000"),
                Arguments.of(Map.of(7, List.of(Map.of())), "74 00000001 6d 00000001 37 6c 00000001 74 00000000 6a"));
    }

    @ParameterizedTest
    @MethodSource("values")
    void aValueHasOneForm(Object value, String term) {
        assertThat(mapper.writeValueAsBytes(value)).isEqualTo(Terms.hex("83", term));
    }

    @Test
    void textOfAnySourceIsTheSameBinary() {
        byte[] text = Terms.hex("83 6d 00000003 61c3a9");

        assertThat(written(etf -> etf.writeString("aé"))).isEqualTo(text);
        assertThat(written(etf -> etf.writeString("xaéx".toCharArray(), 1, 2))).isEqualTo(text);
        assertThat(written(etf -> etf.writeUTF8String(Terms.hex("ff 61 c3a9"), 1, 3)))
                .isEqualTo(text);
    }

    @Test
    void numbersAsTextAreNumbers() {
        assertThat(written(etf -> etf.writeNumber("18446744073709551616")))
                .isEqualTo(Terms.hex("83 6e 09 00 000000000000000001"));
        assertThat(written(etf -> etf.writeNumber("2.5"))).isEqualTo(Terms.hex("83 46 4004000000000000"));
    }

    @Test
    void whatTheFormatCannotHoldIsRefused() {
        for (Object value : Arrays.asList(
                Double.NaN,
                Double.NEGATIVE_INFINITY,
                Float.NaN,
                new BigDecimal("1e5000"),
                "\ud83d",
                "\ude00\ud83d",
                Map.of("\ud83d", 1))) {
            assertThatThrownBy(() -> mapper.writeValueAsBytes(value))
                    .as("%s", value)
                    .isInstanceOf(JacksonException.class);
        }
        assertThatThrownBy(() -> written(etf -> etf.writeRaw("x"))).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> written(etf -> etf.writeUTF8String(new byte[] {-1}, 0, 1)))
                .isInstanceOf(JacksonException.class);
    }

    @Test
    void callsOutOfOrderAreRefused() {
        assertThatThrownBy(() -> written(etf -> etf.writeStartObject().writeNumber(1)))
                .isInstanceOf(JacksonException.class);
        assertThatThrownBy(() -> written(etf -> etf.writeStartObject().writeEndArray()))
                .isInstanceOf(JacksonException.class);
        assertThatThrownBy(() -> written(etf -> etf.writeStartArray().writeEndObject()))
                .isInstanceOf(JacksonException.class);
        assertThatThrownBy(() ->
                        written(etf -> etf.writeStartObject().writeName("a").writeName("b")))
                .isInstanceOf(JacksonException.class);
    }

    @Test
    void whatIsOpenIsClosedWithTheGenerator() {
        assertThat(written(etf -> etf.writeStartArray().writeStartObject()))
                .isEqualTo(Terms.hex("83 6c 00000001 74 00000000 6a"));
    }

    @Test
    void nothingIsHandedOverBeforeTheTermIsWhole() {
        var out = new ByteArrayOutputStream();
        try (JsonGenerator etf = mapper.createGenerator(out)) {
            etf.writeStartArray().writeNumber(1);
            etf.flush();
            assertThat(out.size()).isZero();

            etf.writeEndArray();
            etf.flush();
            assertThat(out.toByteArray()).isEqualTo(Terms.hex("83 6c 00000001 6101 6a"));
        }
    }

    private interface Writing {
        void to(JsonGenerator etf);
    }

    private byte[] written(Writing writing) {
        var out = new ByteArrayOutputStream();
        try (JsonGenerator etf = mapper.tokenStreamFactory().createGenerator(ObjectWriteContext.empty(), out)) {
            writing.to(etf);
        }
        return out.toByteArray();
    }
}
