package dev.shard.tck.codec;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.shard.DecodeException;
import dev.shard.spi.codec.Envelope;
import dev.shard.spi.codec.EventNames;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Reads the envelope of a JSON payload token by token, to its last byte. */
final class SlowEnvelope {
    static final String NO_OPCODE = "op is missing";

    private final JsonParser parser;
    private @Nullable Long op;
    private long sequence = Envelope.NO_SEQUENCE;
    private @Nullable String name;
    private int dataFrom;
    private int dataTo;

    SlowEnvelope(JsonParser parser) {
        this.parser = parser;
    }

    /**
     * Reads all of the payload.
     *
     * @param position of the payload's first byte in its buffer
     */
    void read(int position, Envelope into) {
        expect(parser.nextToken() == JsonToken.START_OBJECT, "a map");
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            parser.nextToken();
            value(key);
        }
        expect(parser.nextToken() == null, "the end");
        if (op == null) {
            throw new DecodeException(NO_OPCODE, 0);
        }
        into.set(op, sequence, name, position + dataFrom, dataTo - dataFrom);
    }

    private void value(String key) {
        switch (key) {
            case "op" -> op = integer();
            case "s" -> sequence = isNull() ? Envelope.NO_SEQUENCE : sequence();
            case "t" -> name = isNull() ? null : name();
            case "d" -> {
                dataFrom = (int) parser.currentTokenLocation().getByteOffset();
                skip();
                dataTo = (int) parser.currentLocation().getByteOffset();
            }
            default -> skip();
        }
    }

    private boolean isNull() {
        return parser.currentToken() == JsonToken.VALUE_NULL;
    }

    private long sequence() {
        long value = integer();
        expect(value >= 0, "a sequence of at least 0");
        return value;
    }

    private long integer() {
        expect(
                parser.currentToken() == JsonToken.VALUE_NUMBER_INT
                        && parser.getNumberType() != JsonParser.NumberType.BIG_INTEGER,
                "an integer of 64 bits");
        return parser.getLongValue();
    }

    private String name() {
        expect(parser.currentToken() == JsonToken.VALUE_STRING, "text");
        byte[] bytes = parser.getString().getBytes(UTF_8);
        return EventNames.of(ByteBuffer.wrap(bytes), 0, bytes.length);
    }

    private void skip() {
        parser.skipChildren();
        parser.finishToken();
    }

    private void expect(boolean met, String expected) {
        if (!met) {
            throw new DecodeException(
                    "expected " + expected, parser.currentLocation().getByteOffset());
        }
    }
}
