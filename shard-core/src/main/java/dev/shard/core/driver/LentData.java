package dev.shard.core.driver;

import dev.shard.DecodeException;
import dev.shard.EventData;
import dev.shard.spi.codec.Codec;
import dev.shard.spi.codec.Envelope;
import dev.shard.spi.transport.EventLoop;
import java.lang.reflect.Type;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Data that still lies in the loop's buffer. One small object per event, useless once the listeners have returned. Where
 * the data ends is found out when somebody asks for more than a decoded value.
 */
final class LentData extends CodecData {
    private static final String REMEDY =
            "call copy() inside of the listener, or register the listener with an executor";

    private final EventLoop loop;
    private final int offset;
    private int length;
    private boolean open;
    private @Nullable ByteBuffer payload;

    /**
     * Points into a payload.
     *
     * @param payload lent until {@link #expire()}
     * @param envelope read from it; may be filled again afterwards
     */
    LentData(Codec codec, EventLoop loop, ByteBuffer payload, Envelope envelope) {
        super(codec);
        this.loop = loop;
        this.payload = envelope.source(payload);
        offset = envelope.dataOffset();
        length = envelope.dataLength();
        open = envelope.dataOpen();
    }

    /** A whole payload, envelope included. */
    LentData(Codec codec, EventLoop loop, ByteBuffer payload) {
        super(codec);
        this.loop = loop;
        this.payload = payload;
        offset = payload.position();
        length = payload.remaining();
    }

    /** Loop: from now on every use of the bytes throws. */
    void expire() {
        payload = null;
    }

    @Override
    <T> @Nullable T decode(Type type) {
        ByteBuffer bytes = lentBytes();
        try {
            return codec.decode(bytes.slice(offset, length), type);
        } catch (DecodeException problem) {
            if (!open) {
                throw problem;
            }
        }
        return codec.decode(view(), type);
    }

    @Override
    ByteBuffer view() {
        ByteBuffer bytes = lentBytes();
        close(bytes);
        return bytes.slice(offset, length);
    }

    private ByteBuffer lentBytes() {
        // On another thread the field may be stale, and the bytes may change under the reader's hands.
        if (!loop.inLoop()) {
            throw new IllegalStateException("lent event data was used off the event loop; " + REMEDY);
        }
        ByteBuffer bytes = payload;
        if (bytes == null) {
            throw new IllegalStateException("lent event data was used after the listener's method returned; " + REMEDY);
        }
        return bytes;
    }

    private void close(ByteBuffer bytes) {
        if (!open) {
            return;
        }
        Envelope envelope = new Envelope();
        envelope.set(0, Envelope.NO_SEQUENCE, null, offset, length, true);
        try {
            codec.closeData(bytes, envelope);
            length = envelope.dataLength();
        } catch (DecodeException malformed) {
            // The bytes stay as they are; whoever decodes them is told what is wrong with them.
        }
        open = false;
    }

    @Override
    public int size() {
        if (payload != null && loop.inLoop()) {
            close(payload);
        }
        return length;
    }

    @Override
    public boolean lent() {
        return true;
    }

    @Override
    public EventData copy() {
        return OwnedData.copyOf(codec, view());
    }
}
