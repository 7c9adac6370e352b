package dev.shard.tck.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shard.LocalProtocolException;
import dev.shard.spi.codec.Envelope;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules C9 and C10 of {@link dev.shard.spi.codec.Codec}, as tests. */
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
                List.of(1, Long.MAX_VALUE, BigInteger.TWO.pow(70)),
                "ratio",
                0.25,
                "flag",
                true,
                "",
                Map.of("properties", List.of())));
        data.put("nothing", null);

        assertRoundTrip(2, data);
        assertRoundTrip(Integer.MAX_VALUE, List.of());
        assertRoundTrip(1, null);
        assertRoundTrip(1, 251L << 32);
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
            assertThatThrownBy(() -> fixture().codec().encode(3, data))
                    .isInstanceOf(LocalProtocolException.class)
                    .satisfies(Canary::assertAbsent);
        }
    }

    /** If it fails: look for a text that is decoded and encoded on the way, and so changed. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"op\":3,\"d\":{\"a\":[1,-2.5,true,null,\"x\"],\"big\":18446744073709551616}}",
                " { \"d\" : null , \"op\" : 1 } ",
                "{\"\\u006fp\":8,\"d\":{\"q\":\"\\ud83d\\ude00 \\u0000\"}}"
            })
    final void c10_aTextKeepsItsMeaning(String text) {
        ByteBuffer payload = fixture().codec().encodeJson(text);

        assertThat(payload.position()).isZero();
        assertThat(fixture().codec().lengthOfFirst(payload)).isEqualTo(payload.remaining());
        var envelope = new Envelope();
        fixture().codec().readEnvelope(payload, envelope);
        assertThat(envelope.op()).isIn(1L, 3L, 8L);
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

    /** If it fails: look for an excerpt that holds more than punctuation. */
    @Test
    final void c10_theRefusalSaysWhereAndQuotesNothing() {
        assertThatThrownBy(() ->
                        fixture().codec().encodeJson("{\"op\":2,\n\"d\":{\"token\":\"" + Canary.TEXT + "\" oops}}"))
                .isInstanceOf(LocalProtocolException.class)
                .hasMessageContaining("line 2")
                .satisfies(Canary::assertAbsent);
    }

    private void assertRoundTrip(int op, @Nullable Object data) {
        ByteBuffer payload = fixture().codec().encode(op, data);
        var envelope = new Envelope();

        fixture().codec().readEnvelope(payload, envelope);

        assertThat(envelope.op()).isEqualTo(op);
        assertThat(envelope.sequence()).isEqualTo(Envelope.NO_SEQUENCE);
        assertThat(envelope.name()).isNull();
        Object back = fixture().codec().decode(envelope.dataOf(payload), Object.class);
        assertThat(back).isEqualTo(data);
    }

    private static byte[] bytes(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(buffer.position(), bytes);
        return bytes;
    }
}
