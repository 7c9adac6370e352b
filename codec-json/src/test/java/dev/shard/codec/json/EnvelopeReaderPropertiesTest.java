package dev.shard.codec.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shard.DecodeException;
import dev.shard.corpus.Corpus;
import dev.shard.spi.codec.Envelope;
import dev.shard.tck.codec.Buffers;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import tools.jackson.databind.JsonNode;

/** The reader against Jackson's streaming parser, over text that is whole and text that is not (R15). */
class EnvelopeReaderPropertiesTest {
    /** A payload's second reading: what {@link JsonCodec} does is to be what Jackson finds. */
    private final JsonCodec codec = new JsonCodec();

    @Property(tries = 5000)
    void aWholeReadingFindsWhatJacksonFinds(@ForAll("payloads") byte[] payload, @ForAll Buffers kind) {
        var envelope = new Envelope();

        boolean read = accepted(() -> new EnvelopeReader().read(kind.of(payload), envelope, true));

        Optional<JacksonEnvelope> expected = JacksonEnvelope.read(payload);
        often("accepted", read);
        often("refused", !read);
        assertThat(read).isEqualTo(expected.isPresent());
        expected.ifPresent(
                jackson -> assertThat(found(envelope, kind.of(payload))).isEqualTo(jackson));
    }

    /** A quick reading may accept more than Jackson, but only if decoding {@code d} refuses it. */
    @Property(tries = 5000)
    void aQuickReadingThatDecodesFindsWhatJacksonFinds(@ForAll("payloads") byte[] payload, @ForAll Buffers kind) {
        ByteBuffer buffer = kind.of(payload);
        var envelope = new Envelope();

        boolean decoded = accepted(() -> {
            codec.readEnvelope(buffer, envelope);
            codec.decode(envelope.dataOf(buffer), JsonNode.class);
        });

        often("decoded without a look at d", decoded && envelope.dataOpen());
        if (decoded) {
            assertThat(JacksonEnvelope.read(payload)).contains(found(envelope, buffer));
        }
    }

    /** And never less; what is open and does not decode is put right by closing it. */
    @Property(tries = 5000)
    void aQuickReadingThatIsClosedFindsTheDataThatJacksonFinds(@ForAll("payloads") byte[] payload) {
        ByteBuffer buffer = ByteBuffer.wrap(payload);
        var envelope = new Envelope();

        boolean closed = accepted(() -> {
            codec.readEnvelope(buffer, envelope);
            often("open", envelope.dataOpen());
            codec.closeData(buffer, envelope);
        });

        Optional<JacksonEnvelope> expected = JacksonEnvelope.read(payload);
        if (expected.isPresent()) {
            assertThat(closed).isTrue();
            assertThat(envelope.dataOffset()).isEqualTo(expected.get().dataFrom());
            assertThat(envelope.dataLength())
                    .isEqualTo(expected.get().dataEnd() - expected.get().dataFrom());
        }
    }

    @Property(tries = 5000)
    void aPayloadIsAsLongAsItsReaderSays(@ForAll("payloads") byte[] payload, @ForAll("payloads") byte[] next) {
        if (JacksonEnvelope.read(payload).isEmpty()) {
            return;
        }
        ByteBuffer both = ByteBuffer.allocate(payload.length + next.length)
                .put(payload)
                .put(next)
                .flip();
        int spaceBeforeNext = JsonScanner.space(next, 0, next.length);

        assertThat(codec.lengthOfFirst(both)).isEqualTo(payload.length + spaceBeforeNext);
    }

    @Provide
    Arbitrary<byte[]> payloads() {
        return Arbitraries.oneOf(
                JsonArbitraries.envelopes().map(JsonArbitraries::utf8).flatMap(JsonArbitraries::accidentsTo),
                Arbitraries.of(recorded()).flatMap(JsonArbitraries::accidentsTo));
    }

    /** Small recorded payloads; one of our own where there are none, because properties cannot be skipped. */
    private static List<byte[]> recorded() {
        if (!Corpus.isPresent()) {
            return List.of(JsonArbitraries.utf8("{\"t\":\"READY\",\"s\":1,\"op\":0,\"d\":{\"v\":10}}"));
        }
        return Stream.of(
                        Corpus.files("edge", ".json"),
                        Corpus.files("edge/invalid", ".bad"),
                        Corpus.files("events", ".json"))
                .flatMap(List<Path>::stream)
                .map(Corpus::bytes)
                .filter(bytes -> bytes.length <= 2000)
                .toList();
    }

    /** Fails if the payloads that are drawn no longer reach a case. */
    private static void often(String what, boolean happened) {
        Statistics.label(what)
                .collect(happened)
                .coverage(check -> check.check(true).percentage(share -> share > 5));
    }

    private static JacksonEnvelope found(Envelope envelope, ByteBuffer payload) {
        int from = envelope.dataLength() == 0 ? 0 : envelope.dataOffset() - payload.position();
        return new JacksonEnvelope(
                envelope.op(), envelope.sequence(), envelope.name(), from, from + envelope.dataLength());
    }

    private static boolean accepted(Runnable reading) {
        try {
            reading.run();
            return true;
        } catch (DecodeException refused) {
            assertThat(refused.offset()).isNotNegative();
            return false;
        }
    }
}
