package dev.shard.tck.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.shard.DecodeException;
import dev.shard.EventName;
import dev.shard.spi.codec.Envelope;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules C3 to C7 and C11 of {@link dev.shard.spi.codec.Codec}, where they concern envelopes, as tests. */
public abstract class CodecEnvelopeContract {
    private static final Map<String, Object> DATA = Map.of("t", "inner", "s", 1, "op", 9, "d", Map.of("op", 1));
    private static final Whole TYPING = new Whole(0, 7, "TYPING_START", DATA);

    /** The codec under test. */
    protected abstract CodecFixture fixture();

    /** If it fails: look for an integer that passed through a double or an int. */
    @ParameterizedTest
    @ValueSource(longs = {0, 1L << 31, (1L << 53) + 1, Long.MAX_VALUE})
    final void c3_aSequenceIsExact(long sequence) {
        assertThat(read(payload(0, sequence, "RESUMED", null)).sequence()).isEqualTo(sequence);
    }

    /** If it fails: look for an opcode that is looked up in a table, or cut to an int. */
    @ParameterizedTest
    @ValueSource(longs = {0, 11, 99, -1, 1L << 32, Long.MAX_VALUE, Long.MIN_VALUE})
    final void c4_anyOpcodeIsRead(long op) {
        assertThat(read(payload(op, null, null, null)).op()).isEqualTo(op);
    }

    /** If it fails: look for a name that is compared by its hash only, or cut, or not decoded as UTF-8. */
    @ParameterizedTest
    @ValueSource(strings = {"", "A", "NOT_DOCUMENTED", "ÉVÉNEMENT_😀", "message_create", "MESSAGE_CREATE "})
    final void c4_anyNameIsRead(String name) {
        assertThat(read(payload(0, 1, name, null)).name()).isEqualTo(name);
    }

    /** If it fails: look for a reader that stops at the first key it does not know. */
    @Test
    final void c4_unknownKeysAreSkipped() {
        Map<String, Object> payload = new LinkedHashMap<>();
        payload.put("trace", List.of(Map.of("op", 5, "t", "X")));
        payload.putAll(payload(0, 7, "TYPING_START", DATA));

        assertThat(allOf(payload)).isEqualTo(TYPING);
    }

    /** S19. If it fails: look for a reader that takes a key inside of {@code d} for one of the envelope. */
    @ParameterizedTest
    @MethodSource("keyOrders")
    final void c4_anyOrderOfKeysIsRead(List<String> order) {
        Map<String, Object> given = payload(0, 7, "TYPING_START", DATA);
        Map<String, Object> payload = new LinkedHashMap<>();
        order.forEach(key -> payload.put(key, given.get(key)));

        assertThat(allOf(payload)).isEqualTo(TYPING);
    }

    static Stream<List<String>> keyOrders() {
        List<String> keys = List.of("t", "s", "op", "d");
        return keys.stream()
                .flatMap(a -> keys.stream()
                        .flatMap(b -> keys.stream()
                                .flatMap(c -> keys.stream()
                                        .map(d -> List.of(a, b, c, d))
                                        .filter(order ->
                                                order.stream().distinct().count() == 4))));
    }

    /** If it fails: look for an index that is relative where it should be absolute, or a read-only buffer's array. */
    @ParameterizedTest
    @EnumSource
    final void c7_theDataIsFoundInAnyKindOfBuffer(Buffers kind) {
        ByteBuffer payload = kind.of(fixture().encoded(payload(0, 7, "TYPING_START", DATA)));
        int position = payload.position();
        int limit = payload.limit();
        var envelope = new Envelope();

        fixture().codec().readEnvelope(payload, envelope);
        fixture().codec().closeData(payload, envelope);

        assertThat(payload.position()).isEqualTo(position);
        assertThat(payload.limit()).isEqualTo(limit);
        Object data = fixture().codec().decode(envelope.dataOf(payload), Object.class);
        assertThat(data).isEqualTo(DATA);
    }

    /** If it fails: look for a field of the envelope that keeps what the payload before had. */
    @Test
    final void c7_whatIsAbsentIsLikeNull() {
        var envelope = new Envelope();
        readInto(envelope, payload(0, 7, "TYPING_START", DATA));

        readInto(envelope, Map.of("op", 11));

        assertThat(envelope.op()).isEqualTo(11);
        assertThat(envelope.sequence()).isEqualTo(Envelope.NO_SEQUENCE);
        assertThat(envelope.name()).isNull();
        assertThat(envelope.dataLength()).isZero();
        readInto(envelope, payload(11, null, null, null));
        assertThat(envelope.sequence()).isEqualTo(Envelope.NO_SEQUENCE);
        assertThat(envelope.name()).isNull();
    }

    /** If it fails: look for a name that is made anew where {@link dev.shard.spi.codec.EventNames} has it. */
    @ParameterizedTest
    @EnumSource
    final void c7_aDocumentedNameIsTheSameObjectEachTime(EventName event) {
        assertThat(read(payload(0, 1, event.name(), null)).name()).isSameAs(event.name());
    }

    /** If it fails: look for a value that is converted, or whose type nobody looks at. */
    @Test
    final void c7_anEnvelopeOfWrongTypesIsRefused() {
        for (Object op : Arrays.asList(null, "0", 0.5, true, List.of(), Map.of())) {
            assertRefused("op", op);
        }
        for (Object sequence : List.of("7", 0.5, true, -1, List.of(7), Map.of())) {
            assertRefused("s", sequence);
        }
        for (Object name : List.of(7, true, List.of("A"), Map.of())) {
            assertRefused("t", name);
        }
    }

    /** If it fails: look for a default opcode. */
    @Test
    final void c7_anEnvelopeWithoutOpcodeIsRefused() {
        assertRefused(fixture().encoded(Map.of("d", DATA)));
        assertRefused(fixture().encoded(Map.of()));
    }

    /** If it fails: look for bytes that are read as an envelope before it is known that they are a map. */
    @Test
    final void c7_whatIsNoMapIsRefused() {
        for (Object value : Arrays.asList(null, true, 0, "op", List.of("op", 0))) {
            assertRefused(fixture().encoded(value));
        }
        assertRefused(new byte[0]);
        fixture().malformedPayloads().forEach(this::assertRefused);
    }

    /** If it fails: look for a reading beyond the limit, or an exception of another kind. */
    @ParameterizedTest
    @EnumSource
    final void c7_aPayloadThatIsCutOffIsRefusedOrItsDataIs(Buffers kind) {
        byte[] payload = fixture().encoded(payload(0, 7, "TYPING_START", DATA));

        for (int length = 0; length < payload.length; length++) {
            ByteBuffer part = kind.of(Arrays.copyOf(payload, length));
            assertThat(catchThrowable(() -> readAndDecode(part)))
                    .as("the first %d bytes", length)
                    .isInstanceOf(DecodeException.class);
        }
    }

    /** If it fails: look for recursion without a bound, or a bound that honest payloads reach. */
    @Test
    final void c5_depthIsBounded() {
        readAndDecode(ByteBuffer.wrap(fixture().payloadWithNestedData(200)));

        assertThat(catchThrowable(() -> readAndDecode(ByteBuffer.wrap(fixture().payloadWithNestedData(100_000)))))
                .isInstanceOf(DecodeException.class);
    }

    /** If it fails: look for an end of {@code d} that was guessed and never made good. */
    @Test
    final void c11_dataIsClosedWhereOtherKeysFollow() {
        Map<String, Object> payload = payload(0, 7, "TYPING_START", DATA);
        payload.put("after", Map.of("op", 3));
        payload.put("last", DATA);
        ByteBuffer bytes = ByteBuffer.wrap(fixture().encoded(payload));
        var envelope = new Envelope();

        fixture().codec().readEnvelope(bytes, envelope);
        fixture().codec().closeData(bytes, envelope);

        assertThat(envelope.dataOpen()).isFalse();
        assertThat(wholeOf(envelope, bytes)).isEqualTo(TYPING);
    }

    private static Map<String, Object> payload(
            @Nullable Object op, @Nullable Object sequence, @Nullable Object name, @Nullable Object data) {
        Map<String, Object> payload = new LinkedHashMap<>();
        payload.put("t", name);
        payload.put("s", sequence);
        payload.put("op", op);
        payload.put("d", data);
        return payload;
    }

    private Envelope read(Map<String, ?> payload) {
        var envelope = new Envelope();
        readInto(envelope, payload);
        return envelope;
    }

    private void readInto(Envelope envelope, Map<String, ?> payload) {
        fixture().codec().readEnvelope(ByteBuffer.wrap(fixture().encoded(payload)), envelope);
    }

    private record Whole(
            long op,
            long sequence,
            @Nullable String name,
            @Nullable Object data) {}

    private Whole allOf(Map<String, ?> payload) {
        ByteBuffer bytes = ByteBuffer.wrap(fixture().encoded(payload));
        var envelope = new Envelope();
        fixture().codec().readEnvelope(bytes, envelope);
        fixture().codec().closeData(bytes, envelope);
        return wholeOf(envelope, bytes);
    }

    private Whole wholeOf(Envelope envelope, ByteBuffer payload) {
        Object data = fixture().codec().decode(envelope.dataOf(payload), Object.class);
        return new Whole(envelope.op(), envelope.sequence(), envelope.name(), data);
    }

    private void readAndDecode(ByteBuffer payload) {
        var envelope = new Envelope();
        fixture().codec().readEnvelope(payload, envelope);
        fixture().codec().decode(envelope.dataOf(payload), Object.class);
    }

    private void assertRefused(String key, @Nullable Object value) {
        Map<String, Object> payload = payload(0, 7, "TYPING_START", DATA);
        payload.put(key, value);
        assertRefused(fixture().encoded(payload));
    }

    private void assertRefused(byte[] payload) {
        assertThatThrownBy(() -> fixture().codec().readEnvelope(ByteBuffer.wrap(payload), new Envelope()))
                .as("%s", Arrays.toString(payload))
                .isInstanceOf(DecodeException.class);
    }
}
