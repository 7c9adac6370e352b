package dev.shard.codec.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.shard.EventName;
import dev.shard.spi.codec.Envelope;
import dev.shard.tck.codec.Buffers;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What an event costs that nobody wants: nothing that would have to be collected. */
class AllocationTest {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final String DATA = "{\"id\":\"334866293213888514\",\"list\":[1,2.5,null,{\"a\":\"é 😀 \\n\"}]}";

    private static final int PASSES = 5;

    private final JsonCodec codec = new JsonCodec();
    private final Envelope envelope = new Envelope();

    @ParameterizedTest
    @EnumSource
    void readingADocumentedEventAllocatesNothing(Buffers kind) {
        assertThat(allocatedBy(payloads(kind, "{\"t\":\"%s\",\"s\":42,\"op\":0,\"d\":" + DATA + "}")))
                .isZero();
    }

    @ParameterizedTest
    @EnumSource
    void readingItWithTheDataInFrontAllocatesNothingEither(Buffers kind) {
        assertThat(allocatedBy(payloads(
                        kind, "{\"x\":null, \"d\":" + DATA + ", \"op\":0, \"t\":\"%s\", \"s\":9007199254740993}")))
                .isZero();
    }

    @ParameterizedTest
    @EnumSource
    void keysThatMeanNothingAndNamesThatDoNotCountAllocateNothingHoweverMany(Buffers kind) {
        String many = "\"_trace\":null,\"\\u0078\":1,\":null,\":null,\"t\":\"UNKNOWN\",".repeat(1_000);

        assertThat(allocatedBy(payloads(kind, "{" + many + "\"t\":\"%s\",\"s\":1,\"op\":0,\"d\":{}}")
                        .subList(0, 3)))
                .isZero();
    }

    private static List<ByteBuffer> payloads(Buffers kind, String template) {
        return Stream.of(EventName.values())
                .map(event -> kind.of(JsonArbitraries.utf8(template.formatted(event.name()))))
                .toList();
    }

    private long allocatedBy(List<ByteBuffer> payloads) {
        readAll(payloads); // Loads classes, and makes this thread's reader.
        readAll(payloads);
        // The least of a few: a compiled method that the JVM gives up in between leaves its objects on the heap once.
        return IntStream.range(0, PASSES)
                .mapToLong(pass -> allocatedByOnePass(payloads))
                .min()
                .orElseThrow();
    }

    private long allocatedByOnePass(List<ByteBuffer> payloads) {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        readAll(payloads);
        return THREADS.getCurrentThreadAllocatedBytes() - before;
    }

    private void readAll(List<ByteBuffer> payloads) {
        for (int i = 0; i < payloads.size(); i++) {
            codec.readEnvelope(payloads.get(i), envelope);
            codec.closeData(payloads.get(i), envelope);
        }
    }
}
