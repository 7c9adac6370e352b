package dev.shard.tck.codec;

import dev.shard.LocalProtocolException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.json.JsonMapper;

/** Checks a payload that is given as text. */
final class SlowText {
    private SlowText() {}

    static ByteBuffer encode(String payload, JsonMapper mapper) {
        ByteBuffer bytes = utf8(payload);
        byte[] copy = new byte[bytes.remaining()];
        bytes.get(0, copy);
        try (var parser = mapper.createParser(copy)) {
            check(parser);
        } catch (JacksonException e) {
            var location = e.getLocation();
            throw refusal(location == null ? 1 : location.getLineNr());
        }
        return bytes;
    }

    private static ByteBuffer utf8(String payload) {
        try {
            return StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(payload));
        } catch (CharacterCodingException e) {
            throw refusal(1);
        }
    }

    private static void check(JsonParser parser) {
        int opcodes = 0;
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw refusal(1);
        }
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            boolean isOp = parser.currentName().equals("op");
            JsonToken value = parser.nextToken();
            if (isOp) {
                opcodes += value == JsonToken.VALUE_NUMBER_INT
                                && parser.getNumberType() != JsonParser.NumberType.BIG_INTEGER
                        ? 1
                        : 2;
            }
            parser.skipChildren();
        }
        if (parser.nextToken() != null || opcodes != 1) {
            throw refusal(parser.currentLocation().getLineNr());
        }
    }

    private static LocalProtocolException refusal(int line) {
        return new LocalProtocolException("no payload: see line " + line);
    }
}
