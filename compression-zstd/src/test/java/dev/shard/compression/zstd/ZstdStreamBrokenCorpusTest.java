package dev.shard.compression.zstd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.shard.RemoteProtocolException;
import dev.shard.corpus.Corpus;
import dev.shard.corpus.RecordedStream;
import dev.shard.tck.compression.Connection;
import dev.shard.tck.compression.Cuts;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** R13: broken reference streams come to the outcome that their index tells, wherever they are cut. */
class ZstdStreamBrokenCorpusTest {
    @BeforeEach
    void requireCorpus() {
        Corpus.assumePresent();
    }

    @ParameterizedTest
    @CsvSource({
        "broken-zstd-bad-magic, not the beginning of a zstd frame",
        "broken-zstd-reserved-bit, reserved bit",
        "broken-zstd-window-2g, asks for a window of 2147483648 bytes",
        "broken-zstd-reserved-block, block of the reserved type",
        "broken-zstd-corrupt-error, does not decompress: ",
    })
    void isRefusedBehindTheListedPayloads(String name, String reason) {
        RecordedStream stream = RecordedStream.of(name);

        assertThat(cuts(stream)).allSatisfy(messages -> {
            Outcome outcome = push(stream, messages);

            assertThat(outcome.payloads()).isEqualTo(stream.expected());
            assertThat(outcome.refusal()).contains(reason).contains("reconnect and resume");
        });
    }

    @Test
    void waitsForTheRestBehindTheListedPayloads() {
        RecordedStream stream = RecordedStream.of("broken-zstd-truncated");

        assertThat(cuts(stream)).allSatisfy(messages -> {
            Outcome outcome = push(stream, messages);

            assertThat(outcome.payloads()).isEqualTo(stream.expected());
            assertThat(outcome.refusal()).isNull();
        });
    }

    @Test
    void isRefusedWhereItEnds() {
        RecordedStream stream = RecordedStream.of("broken-zstd-ended");
        String hello = RecordedStream.of("broken-zstd-truncated").expected().get(0);

        assertThat(cuts(stream)).allSatisfy(messages -> {
            Outcome outcome = push(stream, messages);

            assertThat(outcome.payloads()).containsExactly(hello);
            assertThat(outcome.refusal()).contains("ends the frame");
        });
    }

    @Test
    void inflatesToOtherBytesWhereNothingCanTell() {
        RecordedStream stream = RecordedStream.of("broken-zstd-corrupt-silent");
        String other = stream.index().path("last_sha256").asString();

        assertThat(cuts(stream)).allSatisfy(messages -> {
            Outcome outcome = push(stream, messages);

            assertThat(outcome.payloads()).startsWith(stream.expected().toArray(String[]::new));
            assertThat(outcome.payloads()).last().asString().endsWith(other);
            assertThat(outcome.refusal()).isNull();
        });
    }

    /** S30. */
    @ParameterizedTest
    @ValueSource(strings = {"broken-zstd-bomb-1g", "broken-zstd-bomb-5g"})
    void aBombIsRefusedAtTheLimit(String name) {
        RecordedStream stream = RecordedStream.of(name);

        assertThat(List.of(stream.messages(), Cuts.every(stream.bytes(), 1000))).allSatisfy(messages -> {
            Outcome outcome = push(stream, messages);

            assertThat(outcome.payloads()).isEmpty();
            assertThat(outcome.refusal()).contains("more than maxInflatedBytes=67108864 would come out");
        });
    }

    @Test
    void nothingBrokenIsLeftOut() {
        assertThat(RecordedStream.broken("zstd-stream")).hasSize(10);
    }

    private static List<List<byte[]>> cuts(RecordedStream stream) {
        return List.of(
                List.of(stream.bytes()),
                stream.messages(),
                Cuts.every(stream.bytes(), 1),
                Cuts.atRandom(stream.bytes(), new Random(1)),
                Cuts.atRandom(stream.bytes(), new Random(2)));
    }

    private record Outcome(List<String> payloads, @Nullable String refusal) {}

    private static Outcome push(RecordedStream stream, List<byte[]> messages) {
        CountedContexts contexts = new CountedContexts();
        try (Connection connection = Connection.of(new ZstdStreamCompression(23, contexts), stream.framing())) {
            RemoteProtocolException refusal =
                    catchThrowableOfType(RemoteProtocolException.class, () -> connection.pushAll(messages));
            assertThat(contexts.live()).isEqualTo(refusal == null ? 1 : 0);
            return new Outcome(
                    RecordedStream.digests(connection.received().payloads()),
                    refusal == null ? null : refusal.getMessage());
        }
    }
}
