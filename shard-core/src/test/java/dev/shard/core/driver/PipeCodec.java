package dev.shard.core.driver;

import dev.shard.DecodeException;
import dev.shard.LocalProtocolException;
import dev.shard.spi.codec.Codec;
import dev.shard.spi.codec.Envelope;
import dev.shard.spi.codec.EventNames;
import java.lang.reflect.Type;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Payloads as {@code op|s|t|d}: reading an envelope allocates nothing, and a test can be read. */
public final class PipeCodec implements Codec {
    @Override
    public String encoding() {
        return "json";
    }

    @Override
    public boolean text() {
        return true;
    }

    @Override
    public boolean mayBeWhole(ByteBuffer bytes) {
        return true;
    }

    @Override
    public int lengthOfFirst(ByteBuffer bytes) {
        return bytes.remaining();
    }

    @Override
    public void readEnvelope(ByteBuffer payload, Envelope into) {
        int opEnd = pipe(payload, payload.position());
        int sequenceEnd = pipe(payload, opEnd + 1);
        int nameEnd = pipe(payload, sequenceEnd + 1);
        long op = number(payload, payload.position(), opEnd);
        if (op < 0) {
            throw new DecodeException("op is missing", 0);
        }
        into.set(
                op,
                number(payload, opEnd + 1, sequenceEnd),
                nameEnd == sequenceEnd + 1 ? null : EventNames.of(payload, sequenceEnd + 1, nameEnd - sequenceEnd - 1),
                nameEnd + 1,
                payload.limit() - nameEnd - 1);
    }

    private static int pipe(ByteBuffer payload, int from) {
        for (int i = from; i < payload.limit(); i++) {
            if (payload.get(i) == '|') {
                return i;
            }
        }
        throw new DecodeException("expected a pipe", from);
    }

    private static long number(ByteBuffer payload, int from, int to) {
        long number = from == to ? -1 : 0;
        for (int i = from; i < to; i++) {
            int digit = payload.get(i) - '0';
            if (digit < 0 || digit > 9) {
                throw new DecodeException("expected a digit", i);
            }
            number = number * 10 + digit;
        }
        return number;
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T> T decode(ByteBuffer data, Type type) {
        String text = StandardCharsets.UTF_8.decode(data.duplicate()).toString();
        try {
            return (T) (type == String.class ? text : text.isEmpty() ? null : TinyJson.read(text));
        } catch (IllegalArgumentException malformed) {
            throw new DecodeException("malformed", 0, malformed);
        }
    }

    @Override
    public ByteBuffer encode(int op, Object data) {
        try {
            return bytes(op + "|||" + TinyJson.write(data));
        } catch (IllegalArgumentException cannot) {
            throw new LocalProtocolException("op " + op + ": data cannot be encoded", cannot);
        }
    }

    @Override
    public ByteBuffer encodeJson(String payload) {
        try {
            if (TinyJson.read(payload) instanceof Map<?, ?> map && map.get("op") instanceof Long op) {
                return encode((int) (long) op, map.get("d"));
            }
        } catch (IllegalArgumentException malformed) {
            throw new LocalProtocolException("no JSON: " + malformed.getMessage(), malformed);
        }
        throw new LocalProtocolException("no JSON object with an integer op");
    }

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    }
}
