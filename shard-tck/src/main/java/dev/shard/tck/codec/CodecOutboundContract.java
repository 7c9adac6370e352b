package dev.shard.tck.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.shard.LocalProtocolException;
import dev.shard.spi.codec.Envelope;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules C9 and C10 of {@link dev.shard.spi.codec.Codec}, and C3 and C6 where they concern what we send, as tests. */
public abstract class CodecOutboundContract {
    /** What no codec can write. */
    private static final class Opaque {
        @Override
        public String toString() {
            return Canary.TEXT;
        }
    }

    /** The codec under test. */
    protected abstract CodecFixture fixture();

    /** If it fails: look for a type that is written as another, or a number that is written as a double. */
    @Test
    final void c9_whatIsEncodedIsReadBack() {
        Map<String, Object> data = new HashMap<>(Map.of(
                "token",
                "é 😀 \"\\\n\u0000",
                "ids",
                List.of(1, -2),
                "ratio",
                0.25,
                "flag",
                true,
                "",
                Map.of("properties", List.of())));
        data.put("nothing", null);

        assertRoundTrip(2, data);
        assertRoundTrip(31, List.of());
        assertRoundTrip(1, null);
    }

    /** If it fails: look for a number that is written as a double, or cut to 32 or 64 bits. */
    @ParameterizedTest
    @MethodSource("integers")
    final void c3_integersAreWrittenExactly(Number integer) {
        assertRoundTrip(1, integer);
        assertThat(dataOf(fixture().codec().encodeJson("{\"op\":1,\"d\":" + integer + "}")))
                .isEqualTo(integer);
    }

    static Stream<Number> integers() {
        return Stream.of(251L << 32, (1L << 53) + 1, Long.MAX_VALUE, Long.MIN_VALUE, BigInteger.TWO.pow(70));
    }

    /** If it fails: look for one buffer that all calls share. */
    @Test
    final void c9_theBufferIsGiven() {
        ByteBuffer first = fixture().codec().encode(1, "first");
        byte[] before = bytes(first);

        fixture().codec().encode(1, "other");

        assertThat(bytes(first)).isEqualTo(before);
        assertThat(first.position()).isZero();
    }

    /** If it fails: look for a library's exception, or for {@code toString} used where nothing else fits. */
    @Test
    final void c9_dataThatCannotBeEncodedIsRefused() {
        List<Object> endless = new ArrayList<>();
        endless.add(endless);
        for (Object data : Arrays.asList(new Opaque(), Map.of("a", List.of(new Opaque())), Double.NaN, endless)) {
            assertThatThrownBy(() -> fixture().codec().encode(3, data)).isInstanceOf(LocalProtocolException.class);
        }
    }

    /** If it fails: look for a library's message that quotes, or for an excerpt that holds more than punctuation. */
    @Test
    final void c6_noRefusalQuotesAValue() {
        String text = "{\"op\":2,\"d\":{\"token\":\"" + Canary.TEXT + "\" oops}}";
        Stream.of(
                        catchThrowable(() -> fixture().codec().encode(3, new Opaque())),
                        catchThrowable(() -> fixture().codec().encode(3, Map.of("a", new Opaque()))),
                        catchThrowable(() -> fixture().codec().encodeJson(text)))
                .forEach(refusal -> assertThat(refusal)
                        .isInstanceOf(LocalProtocolException.class)
                        .satisfies(Canary::assertAbsent));
    }

    /** If it fails: look for a text that is decoded and encoded on the way, and so changed. */
    @ParameterizedTest
    @MethodSource("texts")
    final void c10_aTextKeepsItsMeaning(String text, long op, @Nullable Object data) {
        ByteBuffer payload = fixture().codec().encodeJson(text);

        assertThat(payload.position()).isZero();
        var envelope = new Envelope();
        fixture().codec().readEnvelope(payload.duplicate(), envelope);
        assertThat(envelope.op()).isEqualTo(op);
        assertThat(dataOf(payload)).isEqualTo(data);
    }

    static Stream<Arguments> texts() {
        return Stream.of(
                arguments(
                        "{\"op\":3,\"d\":{\"a\":[1,-2.5,true,null,\"x\"]}}",
                        3,
                        Map.of("a", Arrays.asList(1, -2.5, true, null, "x"))),
                arguments(" { \"d\" : null , \"op\" : 1 } ", 1, null),
                arguments(
                        "{\"\\u006fp\":8,\"d\":{\"q\":\"\\ud83d\\ude00 \\u0000\"}}",
                        8,
                        Map.of("q", "\ud83d\ude00 \u0000")));
    }

    /** If it fails: look for a lenient parser, or a second {@code op} that the Gateway would see and we would not. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "[]",
                "\"op\"",
                "{}",
                "{\"d\":1}",
                "{\"op\":null}",
                "{\"op\":\"1\"}",
                "{\"op\":1.5}",
                "{\"op\":1e2}",
                "{\"op\":9223372036854775808}",
                "{\"op\":1}x",
                "{\"op\":1}{\"op\":1}",
                "{\"op\":1,}",
                "{\"op\":1,\"op\":1}",
                "{\"op\":1,\"\\u006fp\":1}",
                "{\"op\":1",
                "{'op':1}",
                "{\"op\":01}",
                "{\"op\":1,\"d\":\"\ud800\"}",
                "{\"op\":1,\"d\":NaN}",
                "{\"op\":1,\"d\":\"\n\"}",
                "{\"op\":1,\"d\":[1,]}"
            })
    final void c10_whatIsNoPayloadIsRefused(String text) {
        assertThatThrownBy(() -> fixture().codec().encodeJson(text)).isInstanceOf(LocalProtocolException.class);
    }

    /** If it fails: look for a place that is counted from the fault's own line, or not given. */
    @Test
    final void c10_theRefusalSaysWhere() {
        assertThatThrownBy(() -> fixture().codec().encodeJson("{\"op\":2,\n\"d\":{\"token\":\"x\" oops}}"))
                .isInstanceOf(LocalProtocolException.class)
                .hasMessageContaining("line 2");
    }

    private void assertRoundTrip(int op, @Nullable Object data) {
        ByteBuffer payload = fixture().codec().encode(op, data);
        var envelope = new Envelope();

        fixture().codec().readEnvelope(payload.duplicate(), envelope);

        assertThat(envelope.op()).isEqualTo(op);
        assertThat(envelope.sequence()).isEqualTo(Envelope.NO_SEQUENCE);
        assertThat(envelope.name()).isNull();
        assertThat(dataOf(payload)).isEqualTo(data);
    }

    private @Nullable Object dataOf(ByteBuffer payload) {
        var envelope = new Envelope();
        fixture().codec().readEnvelope(payload.duplicate(), envelope);
        return fixture().codec().decode(envelope.dataOf(payload), Object.class);
    }

    private static byte[] bytes(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(buffer.position(), bytes);
        return bytes;
    }
}
