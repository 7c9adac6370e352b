package dev.shard.compression.zlib;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shard.corpus.Corpus;
import dev.shard.corpus.RecordedStream;
import dev.shard.spi.compression.Compression;
import dev.shard.tck.compression.Connection;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Reference messages of payload compression, where it was asked for and where it was not (row 54). */
class ZlibPayloadCorpusTest {
    @TestFactory
    Stream<DynamicTest> messagesInflate() {
        return forEach(new ZlibPayloadCompression());
    }

    @TestFactory
    Stream<DynamicTest> messagesInflateWithoutHavingBeenAskedFor() {
        return forEach(new NoCompression());
    }

    private static Stream<DynamicTest> forEach(Compression compression) {
        Corpus.assumePresent();
        return RecordedStream.valid("zlib-per-message").stream()
                .map(stream -> DynamicTest.dynamicTest(stream.name(), () -> assertInflates(compression, stream)));
    }

    private static void assertInflates(Compression compression, RecordedStream stream) {
        try (Connection connection = Connection.of(compression, stream.framing())) {
            connection.pushAll(stream.messages());

            assertThat(RecordedStream.digests(connection.received().payloads())).isEqualTo(stream.expected());
        }
    }
}
