package dev.shard.codec.etf;

import dev.shard.LocalProtocolException;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.json.JsonFactory;

/**
 * A payload that the application wrote as JSON itself: checked, and written as a term. No key may come twice, since a term
 * with such a map is none; a number with a fraction or an exponent becomes the nearest double.
 */
final class OutboundJson {
    private static final int EXCERPT_CHARS = 12;

    private final EtfFactory etf;
    private final JsonFactory json = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(TermScanner.MAX_DEPTH)
                    .build())
            .build();

    OutboundJson(EtfFactory etf) {
        this.etf = etf;
    }

    /**
     * Encodes a payload.
     *
     * @throws LocalProtocolException under rule C10
     */
    ByteBuffer encode(String payload) {
        var bytes = new ByteArrayOutputStream(256);
        try (JsonParser from = json.createParser(ObjectReadContext.empty(), payload);
                JsonGenerator to = etf.createGenerator(ObjectWriteContext.empty(), bytes)) {
            new Transcription(payload, from, to).run();
        }
        return ByteBuffer.wrap(bytes.toByteArray());
    }

    private static final class Transcription {
        private final String payload;
        private final JsonParser from;
        private final JsonGenerator to;
        private boolean opSeen;

        Transcription(String payload, JsonParser from, JsonGenerator to) {
            this.payload = payload;
            this.from = from;
            this.to = to;
        }

        void run() {
            try {
                object();
            } catch (StreamReadException malformed) {
                boolean twice = malformed.getOriginalMessage().startsWith("Duplicate");
                throw refusal(twice ? "a key comes twice" : "malformed JSON", malformed.getLocation());
            } catch (JacksonException refused) {
                // What the generator or a limit says quotes no values.
                throw refusal(refused.getOriginalMessage(), from.currentLocation());
            }
        }

        private void object() {
            if (from.nextToken() != JsonToken.START_OBJECT) {
                throw refusal("expected an object", from.currentTokenLocation());
            }
            to.writeStartObject();
            for (int depth = 1; depth > 0; ) {
                JsonToken token = from.nextToken();
                if (depth == 1
                        && token == JsonToken.PROPERTY_NAME
                        && from.currentName().equals("op")) {
                    op();
                } else {
                    write(token);
                    depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
                }
            }
            if (from.nextToken() != null) {
                throw refusal("more text after the end", from.currentTokenLocation());
            }
            if (!opSeen) {
                throw refusal("op is missing", from.currentLocation());
            }
        }

        private void op() {
            to.writeName("op");
            if (from.nextToken() != JsonToken.VALUE_NUMBER_INT
                    || from.getNumberType() == JsonParser.NumberType.BIG_INTEGER) {
                throw refusal("op is no integer of 64 bits", from.currentTokenLocation());
            }
            to.writeNumber(from.getLongValue());
            opSeen = true;
        }

        private void write(JsonToken token) {
            switch (token) {
                case START_OBJECT -> to.writeStartObject();
                case END_OBJECT -> to.writeEndObject();
                case START_ARRAY -> to.writeStartArray();
                case END_ARRAY -> to.writeEndArray();
                case PROPERTY_NAME -> to.writeName(from.currentName());
                case VALUE_STRING -> to.writeString(from.getString());
                case VALUE_NUMBER_INT -> to.writeNumber(from.getBigIntegerValue());
                case VALUE_NUMBER_FLOAT -> to.writeNumber(from.getDoubleValue());
                case VALUE_NULL -> to.writeNull();
                default -> to.writeBoolean(token == JsonToken.VALUE_TRUE);
            }
        }

        private LocalProtocolException refusal(String problem, TokenStreamLocation at) {
            return new LocalProtocolException(
                    "the payload is no JSON object with an integer op that ETF can hold: " + problem
                            + " (line " + at.getLineNr() + ", column " + at.getColumnNr() + ", near "
                            + excerpt((int) at.getCharOffset()) + ")");
        }

        /** The structure around a fault: punctuation as it is, a star for each character of anything else. */
        private String excerpt(int index) {
            int middle = Math.min(Math.max(index, 0), payload.length());
            int first = Math.max(0, middle - EXCERPT_CHARS);
            int last = Math.min(payload.length(), middle + EXCERPT_CHARS);
            return (first > 0 ? "..." : "") + masked(first, middle) + ">>>" + masked(middle, last)
                    + (last < payload.length() ? "..." : "");
        }

        private String masked(int first, int last) {
            return payload.substring(first, last).replaceAll("[^]\\[{}:,\" ]", "*");
        }
    }
}
