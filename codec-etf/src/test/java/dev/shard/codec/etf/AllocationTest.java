package dev.shard.codec.etf;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.shard.EventName;
import dev.shard.spi.codec.Envelope;
import dev.shard.tck.codec.Buffers;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What an event costs that nobody wants: nothing that would have to be collected. */
class AllocationTest {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final Map<String, Object> DATA = Map.of("id", 334866293213888514L, "list", List.of(1, 2.5, "é 😀"));

    private static final int PASSES = 5;

    private final EtfCodec codec = new EtfCodec();
    private final Envelope envelope = new Envelope();

    /** As Erlang writes it. */
    @ParameterizedTest
    @EnumSource
    void readingADocumentedEventAllocatesNothing(Buffers kind) {
        assertThat(allocatedBy(payloads(kind, List.of("d", "op", "s", "t")))).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void readingItWithTheDataAtTheEndAllocatesNothingEither(Buffers kind) {
        assertThat(allocatedBy(payloads(kind, List.of("op", "s", "t", "d")))).isZero();
    }

    private static List<ByteBuffer> payloads(Buffers kind, List<String> keys) {
        return Stream.of(EventName.values())
                .map(event -> Map.of("op", 0, "s", 9007199254740993L, "t", event.name(), "d", DATA))
                .map(values -> {
                    var payload = new LinkedHashMap<String, Object>();
                    keys.forEach(key -> payload.put(key, values.get(key)));
                    return kind.of(TermWriter.payload(payload, new Random(payload.hashCode())));
                })
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
