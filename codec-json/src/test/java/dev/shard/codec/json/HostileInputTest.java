package dev.shard.codec.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import dev.shard.DecodeException;
import dev.shard.spi.codec.Envelope;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Input that is made to exhaust the reader rather than to be read. */
class HostileInputTest {
    private static final int MEBIBYTE = 1 << 20;

    private final JsonCodec codec = new JsonCodec();

    @ParameterizedTest
    @ValueSource(ints = {63, 64, 65, 128, 500, JsonScanner.MAX_DEPTH})
    void nestingUpToTheLimitIsReadAndDecoded(int depth) {
        for (String value : deep(depth)) {
            ByteBuffer payload = utf8("{\"d\":" + value + ",\"op\":0}");
            var envelope = new Envelope();

            codec.readEnvelope(payload, envelope);

            assertThatCode(() -> codec.decode(envelope.dataOf(payload), JsonNode.class))
                    .doesNotThrowAnyException();
            assertThatCode(() -> codec.decode(envelope.dataOf(payload), Object.class))
                    .doesNotThrowAnyException();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {JsonScanner.MAX_DEPTH + 1, 100_000})
    void nestingBeyondTheLimitIsRefused(int depth) {
        for (String value : deep(depth)) {
            assertThatThrownBy(() -> read(utf8("{\"d\":" + value + ",\"op\":0}")))
                    .isInstanceOf(DecodeException.class)
                    .hasMessageContaining("nested deeper than 512");
            assertThatThrownBy(() -> codec.decode(utf8(value), Object.class))
                    .isInstanceOf(DecodeException.class)
                    .hasMessageContaining("nested deeper than 512");
        }
    }

    @Test
    void nestingNeedsNoStack() throws Exception {
        var task = new FutureTask<>(() -> {
            for (String value : deep(JsonScanner.MAX_DEPTH)) {
                read(utf8("{\"d\":" + value + ",\"op\":0}"));
            }
            return "read";
        });

        new Thread(null, task, "small-stack", 192 * 1024).start();

        assertThat(task.get(10, TimeUnit.SECONDS)).isEqualTo("read");
    }

    @Test
    void openNestingWithoutAnEndIsRefused() {
        ByteBuffer payload = utf8("{\"op\":0,\"d\":" + "[".repeat(MEBIBYTE));

        assertThatThrownBy(() -> read(payload)).isInstanceOf(DecodeException.class);
        assertThat(codec.lengthOfFirst(payload)).isEqualTo(payload.remaining());
    }

    /** S30. */
    @Test
    void aStringOfAHundredMegabytesCostsAHundredOrTwo() {
        byte[] payload = new byte[100_000_000];
        Arrays.fill(payload, (byte) 'x');
        byte[] start = JsonArbitraries.utf8("{\"op\":0,\"d\":\"");
        System.arraycopy(start, 0, payload, 0, start.length);
        payload[payload.length - 2] = '"';
        payload[payload.length - 1] = '}';
        ByteBuffer buffer = ByteBuffer.wrap(payload);
        var envelope = new Envelope();

        long read = allocatedBy(() -> codec.readEnvelope(buffer, envelope));
        long decoded = allocatedBy(() -> assertThatThrownBy(() -> codec.decode(envelope.dataOf(buffer), JsonNode.class))
                .isInstanceOf(DecodeException.class)
                .hasMessageContaining("too large"));

        assertThat(read).isLessThan(MEBIBYTE);
        assertThat(decoded).isLessThan(200L * MEBIBYTE);
    }

    @Test
    void aNumberOfAMillionDigitsIsNotComputed() {
        ByteBuffer payload = utf8("{\"op\":0,\"d\":1" + "0".repeat(1_000_000) + "}");
        var envelope = new Envelope();

        codec.readEnvelope(payload, envelope);

        assertThatThrownBy(() -> codec.decode(envelope.dataOf(payload), Object.class))
                .isInstanceOf(DecodeException.class)
                .hasMessageContaining("too large");
    }

    @ParameterizedTest
    @ValueSource(strings = {"9223372036854775808", "-9223372036854775809", "18446744073709551616"})
    void anOpcodeOfMoreThan64BitsDoesNotWrapAround(String op) {
        assertThatThrownBy(() -> read(utf8("{\"op\":" + op + "}")))
                .isInstanceOf(DecodeException.class)
                .hasMessageContaining("more than 64 bits");
        assertThatThrownBy(() -> read(utf8("{\"op\":1" + "0".repeat(100_000) + "}")))
                .isInstanceOf(DecodeException.class);
    }

    @Test
    void aMillionUnknownKeysAreSkipped() {
        var payload = new StringBuilder("{");
        for (int i = 0; i < 1_000_000; i++) {
            payload.append("\"k").append(i).append("\":0,");
        }

        assertThat(read(utf8(payload.append("\"op\":11}").toString())).op()).isEqualTo(11);
    }

    private static String[] deep(int depth) {
        return new String[] {
            "[".repeat(depth) + "]".repeat(depth),
            "[0,".repeat(depth - 1) + "[]" + ",{}]".repeat(depth - 1),
            "{\"a\":".repeat(depth) + "0" + "}".repeat(depth),
            "{\"a\":".repeat(depth - 1) + "[]" + ",\"b\":[]}".repeat(depth - 1),
        };
    }

    private static ByteBuffer utf8(String text) {
        return ByteBuffer.wrap(JsonArbitraries.utf8(text));
    }

    private Envelope read(ByteBuffer payload) {
        var envelope = new Envelope();
        codec.readEnvelope(payload, envelope);
        return envelope;
    }

    private static long allocatedBy(Runnable action) {
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        action.run();
        return threads.getCurrentThreadAllocatedBytes() - before;
    }
}
