package dev.shard.tck.codec;

import dev.shard.DecodeException;
import dev.shard.LocalProtocolException;
import dev.shard.spi.codec.Codec;
import dev.shard.spi.codec.Envelope;
import dev.shard.spi.codec.PayloadFraming;
import dev.shard.tck.compression.BraceFraming;
import java.lang.reflect.Type;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** A JSON codec as simple as it can be: it copies everything and leaves the rest to Jackson. */
final class SlowCodec implements Codec {
    static final int DEPTH = 500;

    private final PayloadFraming framing = new BraceFraming();
    private final JsonMapper mapper;

    /**
     * Bounds what it reads.
     *
     * @param depth of arrays and objects in each other
     */
    SlowCodec(int depth) {
        var limits = StreamReadConstraints.builder().maxNestingDepth(depth).build();
        mapper = JsonMapper.builder(
                        JsonFactory.builder().streamReadConstraints(limits).build())
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .disable(JsonWriteFeature.WRITE_NAN_AS_STRINGS)
                .build();
    }

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
        return framing.mayBeWhole(bytes);
    }

    @Override
    public int lengthOfFirst(ByteBuffer bytes) {
        int length = framing.lengthOfFirst(bytes);
        while (length >= 0 && length < bytes.remaining() && bytes.get(bytes.position() + length) == ' ') {
            length++;
        }
        return length;
    }

    @Override
    public void readEnvelope(ByteBuffer payload, Envelope into) {
        try (var parser = mapper.createParser(copyOf(payload))) {
            new SlowEnvelope(parser).read(payload.position(), into);
        } catch (JacksonException e) {
            throw malformed(e);
        }
    }

    @Override
    public <T> @Nullable T decode(ByteBuffer data, Type type) {
        if (!data.hasRemaining()) {
            return null;
        }
        try {
            return mapper.readValue(copyOf(data), mapper.constructType(type));
        } catch (JacksonException e) {
            throw malformed(e);
        }
    }

    @Override
    public ByteBuffer encode(int op, @Nullable Object data) {
        Map<String, @Nullable Object> payload = new LinkedHashMap<>();
        payload.put("op", op);
        payload.put("d", data);
        try {
            byte[] bytes = mapper.writeValueAsBytes(payload);
            mapper.readTree(bytes);
            return ByteBuffer.wrap(bytes);
        } catch (JacksonException e) {
            throw new LocalProtocolException("op=" + op + ": the data cannot be encoded");
        }
    }

    @Override
    public ByteBuffer encodeJson(String payload) {
        return SlowText.encode(payload, mapper);
    }

    private static DecodeException malformed(JacksonException e) {
        var location = e.getLocation();
        return new DecodeException("malformed", location == null ? -1 : location.getByteOffset());
    }

    private static byte[] copyOf(ByteBuffer buffer) {
        byte[] copy = new byte[buffer.remaining()];
        buffer.get(buffer.position(), copy);
        return copy;
    }
}
