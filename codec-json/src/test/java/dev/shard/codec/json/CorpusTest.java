package dev.shard.codec.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shard.DecodeException;
import dev.shard.corpus.Corpus;
import dev.shard.spi.codec.Envelope;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every recorded payload, and every one made to break a reader (R15). */
class CorpusTest {
    private static final JsonMapper REFERENCE = JsonMappers.forGateway();

    private final JsonCodec codec = new JsonCodec();

    static List<Path> events() {
        return Corpus.files("events", ".json");
    }

    static List<Path> control() {
        return Corpus.files("control", ".json");
    }

    static List<Path> edge() {
        return Corpus.files("edge", ".json");
    }

    static List<Path> invalid() {
        return Corpus.files("edge/invalid", ".bad");
    }

    @ParameterizedTest
    @MethodSource({"events", "control", "edge"})
    void aLegalPayloadIsReadAsJacksonReadsIt(Path file) {
        byte[] payload = Corpus.bytes(file);
        JacksonEnvelope expected = JacksonEnvelope.read(payload).orElseThrow();

        var envelope = new Envelope();
        codec.readEnvelope(ByteBuffer.wrap(payload), envelope);
        codec.closeData(ByteBuffer.wrap(payload), envelope);

        assertThat(envelope.op()).isEqualTo(expected.op());
        assertThat(envelope.sequence()).isEqualTo(expected.sequence());
        assertThat(envelope.name()).isEqualTo(expected.name());
        assertThat(slice(payload, envelope))
                .isEqualTo(Arrays.copyOfRange(payload, expected.dataFrom(), expected.dataEnd()));
    }

    @ParameterizedTest
    @MethodSource({"events", "control", "edge"})
    void theDataOfALegalPayloadIsDecodedExactly(Path file) {
        ByteBuffer payload = ByteBuffer.wrap(Corpus.bytes(file));
        var envelope = new Envelope();

        codec.readEnvelope(payload, envelope);
        codec.closeData(payload, envelope);
        JsonNode data = codec.decode(envelope.dataOf(payload), JsonNode.class);

        JsonNode expected = REFERENCE.readTree(payload.array()).path("d");
        assertThat(data).isEqualTo(expected.isMissingNode() ? REFERENCE.nullNode() : expected);
    }

    @ParameterizedTest
    @MethodSource({"events", "control", "edge"})
    void aLegalPayloadIsAsLongAsItIs(Path file) {
        ByteBuffer payload = ByteBuffer.wrap(Corpus.bytes(file));

        assertThat(codec.mayBeWhole(payload)).isTrue();
        assertThat(codec.lengthOfFirst(payload)).isEqualTo(payload.remaining());
    }

    @ParameterizedTest
    @MethodSource({"events", "control", "edge"})
    void aLegalPayloadMayBeSentAsItIs(Path file) {
        byte[] payload = Corpus.bytes(file);

        ByteBuffer sent = codec.encodeJson(new String(payload, StandardCharsets.UTF_8));

        assertThat(sent).isEqualTo(ByteBuffer.wrap(payload));
    }

    @ParameterizedTest
    @MethodSource("invalid")
    void whatIsNoEnvelopeIsRefusedByTheReaderAlone(Path file) {
        ByteBuffer payload = ByteBuffer.wrap(Corpus.bytes(file));

        assertThatThrownBy(() -> codec.readEnvelope(payload, new Envelope()))
                .isInstanceOf(DecodeException.class)
                .hasMessageStartingWith("malformed JSON: ");
    }

    private static byte[] slice(byte[] payload, Envelope envelope) {
        return Arrays.copyOfRange(payload, envelope.dataOffset(), envelope.dataOffset() + envelope.dataLength());
    }
}
