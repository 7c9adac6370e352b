package dev.shard.compression.zlib;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.shard.corpus.Corpus;
import dev.shard.corpus.RecordedStream;
import dev.shard.corpus.SkipWithoutCorpus;
import dev.shard.tck.compression.Connection;
import dev.shard.tck.compression.Cuts;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** R13, S14: recorded and reference streams give exactly their payloads, wherever they are cut. */
class ZlibStreamCorpusTest {
    private static final byte[] MARK = {0, 0, (byte) 0xFF, (byte) 0xFF};
    private static final int SHORT_BYTES = 4000;

    @TestFactory
    Stream<DynamicTest> asTheyWereSent() {
        return forEach(stream -> assertInflates(stream, stream.messages()));
    }

    @TestFactory
    Stream<DynamicTest> inOneMessage() {
        return forEach(stream -> assertInflates(stream, List.of(stream.bytes())));
    }

    @TestFactory
    Stream<DynamicTest> byteByByte() {
        return forEach(stream -> assertInflates(stream, Cuts.every(stream.bytes(), 1)));
    }

    @TestFactory
    Stream<DynamicTest> shortOnesCutAtEveryByte() {
        return forEach(stream -> {
            assumeTrue(stream.bytes().length <= SHORT_BYTES, "too long to be cut at every byte");
            for (int position = 1; position < stream.bytes().length; position++) {
                assertInflates(stream, Cuts.at(stream.bytes(), position));
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> cutOnceInEachMessage() {
        return forEach(stream -> {
            Random random = new Random(stream.name().hashCode());
            assertInflates(
                    stream,
                    stream.messages().stream()
                            .flatMap(message -> Cuts.at(message, random.nextInt(message.length)).stream())
                            .toList());
        });
    }

    @Property(tries = 300)
    @AddLifecycleHook(SkipWithoutCorpus.class)
    void cutAndJoinedAtRandom(@ForAll("streams") RecordedStream stream, @ForAll Random random) {
        assertInflates(stream, Cuts.atRandom(stream.bytes(), random));
    }

    @Property(tries = 300)
    @AddLifecycleHook(SkipWithoutCorpus.class)
    void cutAtAndAroundFlushes(@ForAll("streams") RecordedStream stream, @ForAll Random random) {
        assertInflates(stream, Cuts.near(MARK, stream.bytes(), random));
    }

    @Provide
    Arbitrary<RecordedStream> streams() {
        return Arbitraries.of(RecordedStream.valid("zlib-stream"));
    }

    private static Stream<DynamicTest> forEach(Consumer<RecordedStream> test) {
        Corpus.assumePresent();
        return RecordedStream.valid("zlib-stream").stream()
                .map(stream -> DynamicTest.dynamicTest(stream.name(), () -> test.accept(stream)));
    }

    private static void assertInflates(RecordedStream stream, List<byte[]> messages) {
        try (Connection connection = Connection.of(new ZlibStreamCompression(), stream.framing())) {
            connection.pushAll(messages);

            assertThat(RecordedStream.digests(connection.received().payloads())).isEqualTo(stream.expected());
        }
    }
}
