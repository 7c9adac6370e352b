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

    /**
     * Empty if the bytes are to be refused. Read as characters, because of bytes Jackson refuses keys with half of a
     * surrogate pair, and accepts malformed UTF-8.
     */
    static Optional<JacksonEnvelope> read(byte[] payload) {
        Optional<String> text = utf8(payload);
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text.orElse(""))) {
            return new Reading(parser, text.orElse("")).envelope();
        } catch (JacksonException malformed) {
            return Optional.empty();
        }
    }

    private static Optional<String> utf8(byte[] payload) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(payload))
                    .toString();
            return Optional.of(text).filter(characters -> !characters.startsWith("\ufeff"));
        } catch (CharacterCodingException malformed) {
            return Optional.empty();
        }
    }

    private static final class Reading {
        private final JsonParser parser;
        private final String text;
        private @Nullable Long op;
        private long sequence = Envelope.NO_SEQUENCE;
        private @Nullable String name;
        private int dataFrom;
        private int dataEnd;
        private boolean fits = true;

        Reading(JsonParser parser, String text) {
            this.parser = parser;
            this.text = text;
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
            int from = byteIndex((int) parser.currentTokenLocation().getCharOffset());
            switch (key) {
                case "op" -> op = integer(token).orElse(0L);
                case "s" -> {
                    sequence = token == JsonToken.VALUE_NULL
                            ? Envelope.NO_SEQUENCE
                            : integer(token).orElse(0L);
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
            boolean integer =
                    token == JsonToken.VALUE_NUMBER_INT && parser.getNumberType() != JsonParser.NumberType.BIG_INTEGER;
            fits &= integer;
            return integer ? Optional.of(parser.getLongValue()) : Optional.empty();
        }

        private int endOfToken() {
            int end = (int) parser.currentLocation().getCharOffset();
            while (" \t\r\n".indexOf(text.charAt(end - 1)) >= 0) {
                end--;
            }
            return byteIndex(end);
        }

        private int byteIndex(int characters) {
            return text.substring(0, characters).getBytes(StandardCharsets.UTF_8).length;
        }
    }
}
