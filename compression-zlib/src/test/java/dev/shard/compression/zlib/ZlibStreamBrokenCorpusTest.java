package dev.shard.compression.zlib;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.shard.RemoteProtocolException;
import dev.shard.corpus.Corpus;
import dev.shard.corpus.RecordedStream;
import dev.shard.tck.compression.Connection;
import dev.shard.tck.compression.Cuts;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** R13: broken reference streams come to the outcome that their index tells, wherever they are cut. */
class ZlibStreamBrokenCorpusTest {
    @BeforeEach
    void requireCorpus() {
        Corpus.assumePresent();
    }

    @ParameterizedTest
    @CsvSource({
        "broken-zlib-bad-header, incorrect header check",
        "broken-zlib-gzip-header, incorrect header check",
        "broken-zlib-preset-dictionary, preset dictionary",
        "broken-zlib-far-distance, incorrect header check",
        "broken-zlib-corrupt-error, invalid code lengths set",
        "broken-zlib-suffix-wrong, invalid stored block lengths",
    })
    void isRefusedBehindTheListedPayloads(String name, String reason) {
        RecordedStream stream = RecordedStream.of(name);

        pushAll(stream, outcome -> {
            assertThat(outcome.payloads()).isEqualTo(stream.expected());
            assertThat(outcome.refusal()).contains(reason).contains("reconnect and resume");
        });
    }

    @ParameterizedTest
    @CsvSource({"broken-zlib-suffix-missing", "broken-zlib-truncated"})
    void waitsForTheRestBehindTheListedPayloads(String name) {
        RecordedStream stream = RecordedStream.of(name);

        pushAll(stream, outcome -> {
            assertThat(outcome.payloads()).isEqualTo(stream.expected());
            assertThat(outcome.refusal()).isNull();
        });
    }

    @Test
    void isRefusedWhereItEnds() {
        RecordedStream stream = RecordedStream.of("broken-zlib-ended");

        pushAll(stream, outcome -> {
            assertThat(outcome.payloads()).hasSize(1);
            assertThat(outcome.refusal()).contains("ends the stream");
        });
    }

    @Test
    void inflatesToOtherBytesWhereNothingCanTell() {
        RecordedStream stream = RecordedStream.of("broken-zlib-corrupt-silent");
        String other = stream.index().path("last_sha256").asString();

        pushAll(stream, outcome -> {
            assertThat(outcome.payloads()).startsWith(stream.expected().toArray(String[]::new));
            assertThat(outcome.payloads()).last().asString().endsWith(other);
            assertThat(outcome.refusal()).isNull();
        });
    }

    /** S30. */
    @Test
    void aBombOfOneGibibyteIsRefusedAtTheLimit() {
        RecordedStream stream = RecordedStream.of("broken-zlib-bomb");

        Outcome whole = push(stream, stream.messages());
        Outcome cut = push(stream, Cuts.every(stream.bytes(), 1000));

        assertThat(List.of(whole, cut)).allSatisfy(outcome -> {
            assertThat(outcome.payloads()).isEmpty();
            assertThat(outcome.refusal()).contains("more than maxInflatedBytes=67108864 would come out");
        });
    }

    @Test
    void nothingBrokenIsLeftOut() {
        assertThat(RecordedStream.broken("zlib-stream")).hasSize(11);
    }

    /** Pushes the stream cut in several ways and checks what came of each. */
    private static void pushAll(RecordedStream stream, Consumer<Outcome> check) {
        Map<String, List<byte[]>> cuts = Map.of(
                "as it was sent", stream.messages(),
                "in one message", List.of(stream.bytes()),
                "byte by byte", Cuts.every(stream.bytes(), 1),
                "seed 1", Cuts.atRandom(stream.bytes(), new Random(1)),
                "seed 2", Cuts.atRandom(stream.bytes(), new Random(2)));
        assertThat(cuts.keySet()).allSatisfy(cut -> check.accept(push(stream, cuts.get(cut))));
    }

    private record Outcome(List<String> payloads, @Nullable String refusal) {}

    private static Outcome push(RecordedStream stream, List<byte[]> messages) {
        try (Connection connection = Connection.of(new ZlibStreamCompression(), stream.framing())) {
            RemoteProtocolException refusal =
                    catchThrowableOfType(RemoteProtocolException.class, () -> connection.pushAll(messages));
            return new Outcome(
                    RecordedStream.digests(connection.received().payloads()),
                    refusal == null ? null : refusal.getMessage());
        }
    }
}
