package dev.shard.tck.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Rules C1 and C2 of {@link dev.shard.spi.codec.PayloadFraming}, as tests. */
public abstract class CodecFramingContract {
    /** The codec under test. */
    protected abstract CodecFixture fixture();

    /** If it fails: look for a check of the last bytes that forgets white space, or reads beyond the limit. */
    @ParameterizedTest
    @EnumSource
    final void c1_aWholePayloadMayBeWhole(Buffers kind) {
        ByteBuffer payload = kind.of(payload());
        ByteBuffer before = payload.duplicate();

        assertThat(fixture().codec().mayBeWhole(payload)).isTrue();
        assertUntouched(payload, before);
    }

    /** If it fails: look for a default answer; nothing at all is no payload. */
    @Test
    final void c1_nothingIsNotWhole() {
        assertThat(fixture().codec().mayBeWhole(ByteBuffer.allocate(0))).isFalse();
    }

    /** If it fails: look for an absolute index that forgets the buffer's position or its array's offset. */
    @ParameterizedTest
    @EnumSource
    final void c2_aWholePayloadEndsAtItsEnd(Buffers kind) {
        ByteBuffer payload = kind.of(payload());
        ByteBuffer before = payload.duplicate();

        assertThat(fixture().codec().lengthOfFirst(payload)).isEqualTo(payload.remaining());
        assertUntouched(payload, before);
    }

    /** If it fails: look for a fault that is reported although only bytes are missing. */
    @Test
    final void c2_noPartOfAPayloadIsComplete() {
        byte[] payload = payload();

        for (int length = 0; length < payload.length; length++) {
            ByteBuffer part = ByteBuffer.wrap(payload, 0, length);
            assertThat(fixture().codec().lengthOfFirst(part))
                    .as("the first %d bytes", length)
                    .isEqualTo(-1);
        }
    }

    /** If it fails: look for a reading that goes to the limit instead of to the payload's end. */
    @Test
    final void c2_theFirstOfTwoPayloadsEndsWhereTheSecondBegins() {
        byte[] payload = payload();
        byte[] twice = Arrays.copyOf(payload, 2 * payload.length);
        System.arraycopy(payload, 0, twice, payload.length, payload.length);

        assertThat(fixture().codec().lengthOfFirst(ByteBuffer.wrap(twice))).isEqualTo(payload.length);
    }

    /** If it fails: look for malformed bytes that would be waited on for ever. */
    @Test
    final void c2_malformedBytesAreCompleteUpToTheLimit() {
        for (byte[] malformed : fixture().malformedPayloads()) {
            assertThat(fixture().codec().lengthOfFirst(ByteBuffer.wrap(malformed)))
                    .as("%s", Arrays.toString(malformed))
                    .isEqualTo(malformed.length);
        }
    }

    private byte[] payload() {
        Map<String, Object> payload = new LinkedHashMap<>();
        payload.put("t", "MESSAGE_CREATE");
        payload.put("s", 7);
        payload.put("op", 0);
        payload.put("d", Map.of("content", "} \" ] \\ é 😀", "list", List.of(1, -2.5, true, List.of())));
        return fixture().encoded(payload);
    }

    private static void assertUntouched(ByteBuffer buffer, ByteBuffer before) {
        assertThat(buffer.position()).as("position").isEqualTo(before.position());
        assertThat(buffer.limit()).as("limit").isEqualTo(before.limit());
    }
}
