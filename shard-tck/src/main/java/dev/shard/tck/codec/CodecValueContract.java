package dev.shard.tck.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.shard.DecodeException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Rules C3, C6 and C8 of {@link dev.shard.spi.codec.Codec}, where they concern values, as tests. */
public abstract class CodecValueContract {
    private static final Type LIST_OF_LONGS = new ParameterizedType() {
        @Override
        public Type[] getActualTypeArguments() {
            return new Type[] {Long.class};
        }

        @Override
        public Type getRawType() {
            return List.class;
        }

        @Override
        public @Nullable Type getOwnerType() {
            return null;
        }
    };

    /** What applications bind. */
    public record Message(long id, String content, @Nullable Integer type) {}

    /** The codec under test. */
    protected abstract CodecFixture fixture();

    /** If it fails: look for a number that was narrowed, widened, or passed through a double. */
    @ParameterizedTest
    @MethodSource("integers")
    final void c3_integersAreExactAndOfTheSmallestType(Number integer) {
        assertThat(decode(integer, Object.class)).isEqualTo(integer);
    }

    static Stream<Number> integers() {
        return Stream.of(
                0,
                -1,
                Integer.MAX_VALUE,
                Integer.MIN_VALUE,
                1L << 31,
                -(1L << 31) - 1,
                (1L << 53) + 1,
                Long.MAX_VALUE,
                Long.MIN_VALUE,
                BigInteger.TWO.pow(63),
                BigInteger.TWO.pow(64).add(BigInteger.ONE),
                BigInteger.TWO.pow(63).negate().subtract(BigInteger.ONE),
                BigInteger.TEN.pow(30));
    }

    /** If it fails: compare the types with the list in the rule. */
    @Test
    final void c8_anObjectIsMadeOfPlainTypes() {
        Map<String, Object> value = Map.of(
                "map",
                Map.of("", "empty key"),
                "list",
                List.of(1, List.of()),
                "text",
                "é 😀 \"\\ \u0000",
                "number",
                2.5,
                "yes",
                true,
                "no",
                false);

        assertThat(decode(value, Object.class)).isEqualTo(value);
        assertThat(decode(null, Object.class)).isNull();
        assertThat(decode(Arrays.asList(1, null), Object.class)).isEqualTo(Arrays.asList(1, null));
    }

    /** If it fails: look for an unknown key that is refused. */
    @Test
    final void c8_aClassIsFilledAndUnknownKeysAreIgnored() {
        Map<String, Object> value = Map.of("id", Long.MAX_VALUE, "content", "x", "unknown", List.of(Map.of()));

        assertThat(decode(value, Message.class)).isEqualTo(new Message(Long.MAX_VALUE, "x", null));
    }

    /** If it fails: look for a type whose arguments are lost. */
    @Test
    final void c8_aGenericTypeIsFilled() {
        assertThat(decode(List.of(1, 2), LIST_OF_LONGS)).isEqualTo(List.of(1L, 2L));
    }

    /** R15: ids as numbers or as strings. If it fails: look for a conversion that is switched off. */
    @Test
    final void c8_anIdIsReadFromTextAndTextFromAnId() {
        assertThat(decode("80351110224678912", Long.class)).isEqualTo(80351110224678912L);
        assertThat(decode(80351110224678912L, String.class)).isEqualTo("80351110224678912");
    }

    /** If it fails: look for a decoder that wants at least one byte. */
    @Test
    final void c8_nothingStandsForNull() {
        Object value = fixture().codec().decode(ByteBuffer.allocate(0), Object.class);

        assertThat(value).isNull();
    }

    /** If it fails: look for a position that is moved, or an array that is taken whole. */
    @ParameterizedTest
    @EnumSource
    final void c8_aValueIsReadFromAnyKindOfBuffer(Buffers kind) {
        ByteBuffer data = kind.of(fixture().encoded(List.of("a", 1)));
        int position = data.position();

        Object value = fixture().codec().decode(data, Object.class);

        assertThat(value).isEqualTo(List.of("a", 1));
        assertThat(data.position()).isEqualTo(position);
    }

    /** If it fails: look for a decoder that stops after the first value. */
    @Test
    final void c8_bytesAfterTheValueAreRefused() {
        byte[] value = fixture().encoded(Map.of("a", 1));
        byte[] twice = Arrays.copyOf(value, 2 * value.length);
        System.arraycopy(value, 0, twice, value.length, value.length);

        assertThatThrownBy(() -> decodeBytes(twice, Object.class)).isInstanceOf(DecodeException.class);
    }

    /** If it fails: look for an exception of another kind. */
    @Test
    final void c8_aValueThatIsCutOffIsRefused() {
        byte[] value = fixture().encoded(Map.of("a", List.of("é", 1.5, true), "b", Map.of()));

        for (int length = 1; length < value.length; length++) {
            byte[] part = Arrays.copyOf(value, length);
            assertThat(catchThrowable(() -> decodeBytes(part, Object.class)))
                    .as("the first %d bytes", length)
                    .isInstanceOf(DecodeException.class);
        }
    }

    /** If it fails: look for a library's message, or its exception as a cause, that quotes what it could not read. */
    @Test
    final void c6_noFaultQuotesAValue() {
        Stream.of(
                        catchThrowable(() -> decode(Canary.TEXT, Integer.class)),
                        catchThrowable(() -> decode(Map.of("id", Canary.TEXT), Message.class)),
                        catchThrowable(() -> decode(Map.of("content", List.of(Canary.TEXT)), Message.class)),
                        catchThrowable(() -> decode(Map.of(Canary.TEXT, Canary.TEXT), LIST_OF_LONGS)),
                        catchThrowable(() -> decode(List.of(Canary.TEXT), LIST_OF_LONGS)),
                        catchThrowable(() -> decodeBytes(
                                (Canary.TEXT + Canary.TEXT).getBytes(StandardCharsets.UTF_8), Object.class)),
                        catchThrowable(() -> decodeCutOff(Map.of(Canary.TEXT, Canary.TEXT))))
                .forEach(fault ->
                        assertThat(fault).isInstanceOf(DecodeException.class).satisfies(Canary::assertAbsent));
    }

    private @Nullable Object decodeCutOff(Object value) {
        byte[] bytes = fixture().encoded(value);
        return decodeBytes(Arrays.copyOf(bytes, bytes.length - 2), Object.class);
    }

    private @Nullable Object decode(@Nullable Object value, Type type) {
        return decodeBytes(fixture().encoded(value), type);
    }

    private @Nullable Object decodeBytes(byte[] bytes, Type type) {
        return fixture().codec().decode(ByteBuffer.wrap(bytes), type);
    }
}
