package dev.shard.cli;

import dev.shard.DecodeException;
import dev.shard.Dispatch;
import dev.shard.EventData;
import dev.shard.ShardId;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamWriteConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A dispatch as {@code {"shard":[0,1],"s":2,"t":"…","d":{…}}}, with {@code "replayed":true} before the data if it was missed and
 * came again on a resume, which after a crash may be the second time. The data is unchanged in meaning: JSON is copied token by token,
 * so that a number keeps all of its digits.
 */
final class EventLine {
    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    // The codec has limits; what passed them is written.
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(Integer.MAX_VALUE)
                            .maxNumberLength(Integer.MAX_VALUE)
                            .maxNameLength(Integer.MAX_VALUE)
                            .maxStringLength(Integer.MAX_VALUE)
                            .build())
                    .streamWriteConstraints(StreamWriteConstraints.builder()
                            .maxNestingDepth(Integer.MAX_VALUE)
                            .build())
                    .build())
            .build();

    private final boolean dataIsJson;

    /**
     * Lines of any shard.
     *
     * @param encoding of the data, {@code json} or another
     */
    EventLine(String encoding) {
        this.dataIsJson = encoding.equals("json");
    }

    /**
     * The line in UTF-8, without a line feed.
     *
     * @throws DecodeException if the data is malformed
     */
    byte[] of(Dispatch event) {
        StringWriter text = new StringWriter(event.data().size() + 64);
        try (JsonGenerator to = MAPPER.createGenerator(text)) {
            to.writeStartObject();
            ShardId shard = event.shard();
            to.writeName("shard");
            to.writeArray(new int[] {shard.id(), shard.count()}, 0, 2);
            to.writeName("s");
            writeSequence(event.sequence(), to);
            to.writeStringProperty("t", event.name());
            if (event.replayed()) {
                to.writeBooleanProperty("replayed", true);
            }
            to.writeName("d");
            writeData(event.data(), to);
            to.writeEndObject();
        }
        return utf8(text.toString());
    }

    private static void writeSequence(long sequence, JsonGenerator to) {
        if (sequence == Dispatch.NO_SEQUENCE) {
            to.writeNull();
        } else {
            to.writeNumber(sequence);
        }
    }

    private void writeData(EventData data, JsonGenerator to) {
        if (!dataIsJson) {
            to.writePOJO(data.as(JsonNode.class));
        } else if (data.size() == 0) {
            to.writeNull();
        } else {
            copy(data.bytes(), to);
        }
    }

    private static void copy(ByteBuffer json, JsonGenerator to) {
        byte[] bytes = new byte[json.remaining()];
        json.get(bytes);
        try (JsonParser from = MAPPER.createParser(bytes)) {
            int depth = 0;
            do {
                JsonToken token = next(from);
                if (token.isNumeric()) {
                    // As text, since no number of Java's keeps "-0" and "1.10" and "1e400" apart from their equals.
                    to.writeNumber(from.getString());
                } else {
                    to.copyCurrentEvent(from);
                }
                depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
            } while (depth > 0);
            if (from.nextToken() != null) {
                throw new DecodeException(
                        "more than one value", from.currentTokenLocation().getByteOffset());
            }
        } catch (JacksonException malformed) {
            throw new DecodeException("malformed JSON: " + malformed.getOriginalMessage(), -1, malformed);
        }
    }

    private static JsonToken next(JsonParser from) {
        JsonToken token = from.nextToken();
        if (token == null) {
            throw new DecodeException("malformed JSON: it ends too early", -1);
        }
        return token;
    }

    /** Half of a surrogate pair has no bytes in UTF-8; it stays what it came as, an escape. */
    private static byte[] utf8(String text) {
        if (StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            return text.getBytes(StandardCharsets.UTF_8);
        }
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(c -> {
            if (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) {
                escaped.append(String.format("\\u%04x", c));
            } else {
                escaped.appendCodePoint(c);
            }
        });
        return escaped.toString().getBytes(StandardCharsets.UTF_8);
    }
}
