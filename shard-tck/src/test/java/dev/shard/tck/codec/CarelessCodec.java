package dev.shard.tck.codec;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.shard.spi.codec.Codec;
import dev.shard.spi.codec.Envelope;
import java.lang.reflect.Type;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** Passes everything on to one that keeps the contract, until a subclass gives it a bad habit. */
class CarelessCodec implements Codec {
    private final Codec careful = new SlowCodec(SlowCodec.DEPTH);

    static String textOf(ByteBuffer buffer) {
        return UTF_8.decode(buffer.duplicate()).toString();
    }

    static ByteBuffer utf8(String text) {
        return ByteBuffer.wrap(text.getBytes(UTF_8));
    }

    @Override
    public String encoding() {
        return careful.encoding();
    }

    @Override
    public boolean text() {
        return careful.text();
    }

    @Override
    public boolean mayBeWhole(ByteBuffer bytes) {
        return careful.mayBeWhole(bytes);
    }

    @Override
    public int lengthOfFirst(ByteBuffer bytes) {
        return careful.lengthOfFirst(bytes);
    }

    @Override
    public void readEnvelope(ByteBuffer payload, Envelope into) {
        careful.readEnvelope(payload, into);
    }

    @Override
    public void closeData(ByteBuffer payload, Envelope envelope) {
        careful.closeData(payload, envelope);
    }

    @Override
    public <T> @Nullable T decode(ByteBuffer data, Type type) {
        return careful.decode(data, type);
    }

    @Override
    public ByteBuffer encode(int op, @Nullable Object data) {
        return careful.encode(op, data);
    }

    @Override
    public ByteBuffer encodeJson(String payload) {
        return careful.encodeJson(payload);
    }
}
