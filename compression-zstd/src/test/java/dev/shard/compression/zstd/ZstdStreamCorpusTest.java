package dev.shard.compression.zstd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.shard.RemoteProtocolException;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** R13: recorded and reference streams give exactly their payloads, wherever they are cut. */
class ZstdStreamCorpusTest {
    private static final int SHORT_BYTES = 4000;
    private static final int LARGE_BYTES = 200_000;

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
    void cutAtAndAroundBlocks(@ForAll("streams") RecordedStream stream, @ForAll Random random) {
        assertInflates(stream, BlockCuts.near(stream.bytes(), random));
    }

    @Test
    void aWindowBeyondTheLimitIsRefusedUnlessTheLimitIsRaised() {
        Corpus.assumePresent();
        RecordedStream stream = RecordedStream.of("zstd-short-l9-w27");
        try (Connection connection = Connection.of(new ZstdStreamCompression())) {
            assertThatExceptionOfType(RemoteProtocolException.class)
                    .isThrownBy(() -> connection.pushAll(stream.messages()))
                    .withMessageContaining("asks for a window of 134217728 bytes, window-log-max=23 allows 8388608");
            assertThat(connection.received().payloads()).isEmpty();
        }
    }

    @Provide
    Arbitrary<RecordedStream> streams() {
        return Arbitraries.of(RecordedStream.valid("zstd-stream").stream()
                .filter(stream -> stream.bytes().length < LARGE_BYTES)
                .toList());
    }

    private static Stream<DynamicTest> forEach(Consumer<RecordedStream> test) {
        Corpus.assumePresent();
        return RecordedStream.valid("zstd-stream").stream()
                .map(stream -> DynamicTest.dynamicTest(stream.name(), () -> test.accept(stream)));
    }

    /** The limit of the window that it takes: the default, or more where it is known to need it. */
    private static int windowLog(RecordedStream stream) {
        int known = stream.index().path("params").path("windowLog").asInt(0);
        return Math.max(known, ZstdStreamCompression.DEFAULT_WINDOW_LOG_MAX);
    }

    private static void assertInflates(RecordedStream stream, List<byte[]> messages) {
        CountedContexts contexts = new CountedContexts();
        try (Connection connection =
                Connection.of(new ZstdStreamCompression(windowLog(stream), contexts), stream.framing())) {
            connection.pushAll(messages);

            assertThat(RecordedStream.digests(connection.received().payloads())).isEqualTo(stream.expected());
        }
        assertThat(contexts.live()).isZero();
    }
}
