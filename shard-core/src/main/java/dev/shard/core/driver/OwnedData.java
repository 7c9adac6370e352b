package dev.shard.core.driver;

import dev.shard.EventData;
import dev.shard.spi.codec.Codec;
import java.nio.ByteBuffer;

/** Data with bytes of its own, for any thread and any time. */
final class OwnedData extends CodecData {
    private final byte[] bytes;

    private OwnedData(Codec codec, byte[] bytes) {
        super(codec);
        this.bytes = bytes;
    }

    /**
     * Copies a buffer from position to limit.
     *
     * @param lent position and limit stay as they are
     */
    static OwnedData copyOf(Codec codec, ByteBuffer lent) {
        byte[] copy = new byte[lent.remaining()];
        lent.get(lent.position(), copy);
        return new OwnedData(codec, copy);
    }

    @Override
    ByteBuffer view() {
        return ByteBuffer.wrap(bytes);
    }

    @Override
    public int size() {
        return bytes.length;
    }

    @Override
    public boolean lent() {
        return false;
    }

    @Override
    public EventData copy() {
        return this;
    }
}
