package dev.shard.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shard.DecodeException;
import dev.shard.codec.json.JsonCodec;
import dev.shard.spi.codec.Envelope;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonParser.NumberType;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** R15: the reader of JSON envelopes finds what Jackson's own parser finds, and refuses what that refuses. */
final class JsonTarget {
    private static final JsonCodec CODEC = new JsonCodec();
    private static final int MAX_DEPTH = 512;
    private static final long FOR_ENVELOPES = 128 * 1024;
    private static final JsonMapper REFERENCE = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH + 1)
                            .maxNumberLength(Integer.MAX_VALUE)
                            .maxNameLength(Integer.MAX_VALUE)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private JsonTarget() {}

    /** Fails if anything is made of these bytes that should not be. */
    static void take(byte[] input) {
        ByteBuffer heap = ByteBuffer.wrap(input);
        ByteBuffer direct = ByteBuffer.allocateDirect(input.length).put(input).flip();
        Envelope envelope = new Envelope();
        Envelope again = new Envelope();
        boolean[] read = new boolean[1];

        Allocation.atMost(FOR_ENVELOPES + 4L * input.length, () -> read[0] = reads(heap, envelope));

        assertThat(reads(direct, again)).isEqualTo(read[0]);
        assertThat(CODEC.lengthOfFirst(heap)).isBetween(-1, input.length);
        Optional<JsonNode> expected = reference(input).filter(JsonTarget::isEnvelope);
        assertThat(read[0]).as("accepted").isEqualTo(expected.isPresent());
        expected.ifPresent(payload -> {
            assertSame(envelope, heap, payload);
            assertSame(again, direct, payload);
            assertThat(CODEC.lengthOfFirst(heap)).isEqualTo(input.length);
        });
    }

    private static boolean reads(ByteBuffer payload, Envelope envelope) {
        try {
            CODEC.readEnvelope(payload, envelope);
            CODEC.closeData(payload, envelope);
            return true;
        } catch (DecodeException refused) {
            return false;
        }
    }

    private static Optional<JsonNode> reference(byte[] input) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(input))
                    .toString();
            return text.startsWith("\ufeff") || !fitsThroughout(text)
                    ? Optional.empty()
                    : Optional.of(REFERENCE.readTree(text));
        } catch (JacksonException | CharacterCodingException malformed) {
            return Optional.empty();
        }
    }

    /** Of a key that comes twice the tree has the last one, and so it should be, but the other has to be of its type, too. */
    private static boolean fitsThroughout(String text) {
        try (JsonParser parser = REFERENCE.createParser(text)) {
            boolean fits = parser.nextToken() == JsonToken.START_OBJECT;
            while (fits && parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String key = parser.currentName();
                fits = fits(key, parser.nextToken(), parser);
                parser.skipChildren();
            }
            return fits;
        }
    }

    private static boolean fits(String key, JsonToken value, JsonParser parser) {
        return switch (key) {
            case "op" -> isLong(value, parser);
            case "s" -> value == JsonToken.VALUE_NULL || isLong(value, parser) && parser.getLongValue() >= 0;
            case "t" -> value == JsonToken.VALUE_NULL || value == JsonToken.VALUE_STRING;
            default -> true;
        };
    }

    private static boolean isLong(JsonToken value, JsonParser parser) {
        return value == JsonToken.VALUE_NUMBER_INT && parser.getNumberType() != NumberType.BIG_INTEGER;
    }

    /** Rule C7. */
    private static boolean isEnvelope(JsonNode payload) {
        JsonNode sequence = payload.path("s");
        JsonNode name = payload.path("t");
        return payload.isObject()
                && isLong(payload.path("op"))
                && (isAbsent(sequence) || isLong(sequence) && sequence.longValue() >= 0)
                && (isAbsent(name) || name.isString());
    }

    private static boolean isLong(JsonNode number) {
        return number.isIntegralNumber() && number.canConvertToLong();
    }

    private static boolean isAbsent(JsonNode value) {
        return value.isMissingNode() || value.isNull();
    }

    private static void assertSame(Envelope envelope, ByteBuffer payload, JsonNode expected) {
        assertThat(envelope.op()).isEqualTo(expected.path("op").longValue());
        assertThat(envelope.sequence()).isEqualTo(expected.path("s").asLong(Envelope.NO_SEQUENCE));
        assertThat(envelope.name()).isEqualTo(expected.path("t").asString(null));
        try {
            JsonNode data = CODEC.decode(envelope.dataOf(payload), JsonNode.class);
            JsonNode expectedData = expected.path("d");
            assertThat(String.valueOf(data))
                    .isEqualTo(expectedData.isMissingNode() ? "null" : String.valueOf(expectedData));
        } catch (DecodeException tooLarge) {
            assertThat(tooLarge).hasMessageContaining("too large");
        }
    }
}
