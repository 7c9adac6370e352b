package dev.shard.codec.json;

import dev.shard.spi.codec.Envelope;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/**
 * The envelope as Jackson's streaming parser sees it: what the scanner is compared with.
 *
 * @param dataFrom index of the first byte of {@code d}; 0 if there is none
 * @param dataEnd index after its last byte
 */
record JacksonEnvelope(long op, long sequence, @Nullable String name, int dataFrom, int dataEnd) {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(JsonScanner.MAX_DEPTH + 1)
                    .maxNumberLength(Integer.MAX_VALUE)
                    .maxNameLength(Integer.MAX_VALUE)
                    .build())
            .build();

    /** Empty if the bytes are to be refused. */
    static Optional<JacksonEnvelope> read(byte[] payload) {
        if (!isUtf8(payload)) {
            return Optional.empty();
        }
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), payload)) {
            return new Reading(parser, payload).envelope();
        } catch (JacksonException malformed) {
            return Optional.empty();
        }
    }

    /** Jackson is lenient here, and recognises UTF-16 and UTF-32. */
    private static boolean isUtf8(byte[] payload) {
        for (byte unit : payload) {
            if (unit == 0) {
                return false;
            }
        }
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(payload));
            return payload.length == 0 || payload[0] != (byte) 0xEF;
        } catch (CharacterCodingException malformed) {
            return false;
        }
    }

    private static final class Reading {
        private final JsonParser parser;
        private final byte[] payload;
        private @Nullable Long op;
        private long sequence = Envelope.NO_SEQUENCE;
        private @Nullable String name;
        private int dataFrom;
        private int dataEnd;
        private boolean fits = true;

        Reading(JsonParser parser, byte[] payload) {
            this.parser = parser;
            this.payload = payload;
        }

        Optional<JacksonEnvelope> envelope() {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return Optional.empty();
            }
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String key = parser.currentName();
                member(key, parser.nextToken());
            }
            boolean over = parser.nextToken() == null;
            return op == null || !fits || !over
                    ? Optional.empty()
                    : Optional.of(new JacksonEnvelope(op, sequence, name, dataFrom, dataEnd));
        }

        private void member(String key, JsonToken token) {
            int from = (int) parser.currentTokenLocation().getByteOffset();
            switch (key) {
                case "op" -> op = integer(token).orElse(0L);
                case "s" -> {
                    sequence = token == JsonToken.VALUE_NULL ? Envelope.NO_SEQUENCE : integer(token).orElse(0L);
                    fits &= token == JsonToken.VALUE_NULL || sequence >= 0;
                }
                case "t" -> {
                    fits &= token == JsonToken.VALUE_NULL || token == JsonToken.VALUE_STRING;
                    name = token == JsonToken.VALUE_STRING ? parser.getString() : null;
                }
                case "d" -> dataFrom = from;
                default -> {}
            }
            parser.skipChildren();
            parser.finishToken();
            if (key.equals("d")) {
                dataEnd = endOfToken();
            }
        }

        private Optional<Long> integer(JsonToken token) {
            boolean integer = token == JsonToken.VALUE_NUMBER_INT
                    && parser.getNumberType() != JsonParser.NumberType.BIG_INTEGER;
            fits &= integer;
            return integer ? Optional.of(parser.getLongValue()) : Optional.empty();
        }

        private int endOfToken() {
            int end = (int) parser.currentLocation().getByteOffset();
            while (JsonScanner.isSpace(payload[end - 1])) {
                end--;
            }
            return end;
        }
    }
}
