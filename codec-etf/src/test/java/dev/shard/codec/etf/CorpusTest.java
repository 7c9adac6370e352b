package dev.shard.codec.etf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.shard.DecodeException;
import dev.shard.corpus.Corpus;
import dev.shard.spi.codec.Envelope;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every recorded term gives what the index of the recordings says, or a clear refusal (R15). */
class CorpusTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final EtfMapper ETF = new EtfMapper();

    private final EtfCodec codec = new EtfCodec();

    /**
     * One line of the index.
     *
     * @param file relative to the folder
     * @param expected the file with the value as JSON, or {@code error}
     */
    private record Recording(String file, String kind, String expected) {
        byte[] bytes() {
            return Corpus.bytes(Corpus.ROOT.resolve("etf").resolve(file));
        }

        JsonNode value() {
            return JSON.readTree(Corpus.bytes(Corpus.ROOT.resolve("etf").resolve(expected)));
        }

        /** Bit strings, improper lists, pids and their like, and maps whose keys are no texts have no JSON. */
        boolean hasPlainValue() {
            JsonNode value = value();
            return !value.has("$type") && !value.has("$improper") && !value.has("$map") && !value.has("$binary");
        }

        @Override
        public String toString() {
            return file;
        }
    }

    private static Stream<Recording> recordings(String... kinds) {
        JsonNode index = JSON.readTree(Corpus.bytes("etf/index.json"));
        return index.valueStream()
                .map(line -> new Recording(
                        line.get("file").stringValue(),
                        line.get("kind").stringValue(),
                        line.get("expected").stringValue()))
                .filter(recording -> List.of(kinds).contains(recording.kind()));
    }

    static Stream<Recording> plain() {
        return recordings("term", "erlpack", "payload", "client").filter(Recording::hasPlainValue);
    }

    static Stream<Recording> payloads() {
        return recordings("payload", "client");
    }

    static Stream<Recording> foreign() {
        return recordings("term", "erlpack")
                .filter(recording -> !recording.hasPlainValue())
                .filter(recording -> !recording.file().contains("not_utf8")
                        && !recording.file().contains("same_name"));
    }

    static Stream<Recording> invalid() {
        return recordings("invalid");
    }

    @ParameterizedTest
    @MethodSource("plain")
    void aTermIsReadAsItsJson(Recording recording) {
        assertThat(ETF.readTree(recording.bytes())).isEqualTo(recording.value());
    }

    @ParameterizedTest
    @MethodSource("plain")
    void aTermIsDecodedAsItsJson(Recording recording) {
        Object value = codec.decode(ByteBuffer.wrap(recording.bytes()), Object.class);

        assertThat(value).isEqualTo(JSON.treeToValue(recording.value(), Object.class));
    }

    @ParameterizedTest
    @MethodSource("plain")
    void aTermIsAsLongAsItIs(Recording recording) {
        ByteBuffer bytes = ByteBuffer.wrap(recording.bytes());

        assertThat(codec.mayBeWhole(bytes)).isTrue();
        assertThat(codec.lengthOfFirst(bytes)).isEqualTo(bytes.remaining());
    }

    @ParameterizedTest
    @MethodSource("plain")
    void aValueIsWrittenAndReadBack(Recording recording) {
        JsonNode value = recording.value();

        assertThat(ETF.readTree(ETF.writeValueAsBytes(value))).isEqualTo(value);
    }

    @ParameterizedTest
    @MethodSource("payloads")
    void theEnvelopeOfAPayloadIsRead(Recording recording) {
        ByteBuffer payload = ByteBuffer.wrap(recording.bytes());
        JsonNode expected = recording.value();
        var envelope = new Envelope();

        codec.readEnvelope(payload, envelope);

        assertThat(envelope.op()).isEqualTo(expected.get("op").longValue());
        assertThat(envelope.sequence()).isEqualTo(expected.path("s").asLong(Envelope.NO_SEQUENCE));
        assertThat(envelope.name()).isEqualTo(expected.path("t").asString(null));
        JsonNode data = codec.decode(envelope.dataOf(payload), JsonNode.class);
        assertThat(data).isEqualTo(expected.get("d"));
    }

    @ParameterizedTest
    @MethodSource("payloads")
    void aPayloadGivenAsJsonBecomesTheSameTerm(Recording recording) {
        ByteBuffer sent = codec.encodeJson(recording.value().toString());

        JsonNode back = codec.decode(sent, JsonNode.class);
        assertThat(back).isEqualTo(recording.value());
    }

    @ParameterizedTest
    @MethodSource("foreign")
    void whatHasNoJsonIsRefused(Recording recording) {
        assertThatThrownBy(() -> codec.decode(ByteBuffer.wrap(recording.bytes()), Object.class))
                .isInstanceOf(DecodeException.class)
                .hasMessageStartingWith("malformed ETF: ");
    }

    @ParameterizedTest
    @MethodSource("invalid")
    void whatIsInvalidIsRefusedByTheMapper(Recording recording) {
        assertThatThrownBy(() -> ETF.readTree(recording.bytes()))
                .isInstanceOf(JacksonException.class)
                .message()
                .containsAnyOf("malformed term: ", "nesting depth");
    }

    @ParameterizedTest
    @MethodSource("invalid")
    void whatIsInvalidIsNoEnvelope(Recording recording) {
        assertThatThrownBy(() -> codec.readEnvelope(ByteBuffer.wrap(recording.bytes()), new Envelope()))
                .isInstanceOf(DecodeException.class)
                .hasMessageStartingWith("malformed ETF: ");
    }

    /** But for two: nothing stands for null, and a part of a payload has no version. */
    @ParameterizedTest
    @MethodSource("invalid")
    void whatIsInvalidIsNoData(Recording recording) {
        Throwable refusal = catchThrowable(() -> codec.decode(ByteBuffer.wrap(recording.bytes()), Object.class));

        if (List.of("invalid/empty.etf", "invalid/no-version.etf").contains(recording.file())) {
            assertThat(refusal).isNull();
        } else {
            assertThat(refusal).isInstanceOf(DecodeException.class);
        }
    }

    @Test
    void bytesThatAreNoTextAreKept() {
        byte[] bytes = Corpus.bytes("etf/term/binary_not_utf8.etf");
        JsonNode expected = JSON.readTree(Corpus.bytes("etf/term/binary_not_utf8.json"));

        Object value = codec.decode(ByteBuffer.wrap(bytes), Object.class);

        assertThat(value)
                .isEqualTo(Base64.getDecoder().decode(expected.get("$binary").stringValue()));
    }

    @Test
    void ofAKeyThatComesTwiceTheLastOneCounts() {
        byte[] bytes = Corpus.bytes("etf/term/map_same_name_keys.etf");

        assertThat(ETF.readTree(bytes)).isEqualTo(JSON.readTree("{\"a\":2}"));
    }
}
