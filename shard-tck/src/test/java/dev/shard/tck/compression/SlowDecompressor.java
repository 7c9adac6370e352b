package dev.shard.tck.compression;

import dev.shard.RemoteProtocolException;
import dev.shard.spi.compression.Decompressor;
import dev.shard.spi.compression.DecompressorContext;
import dev.shard.spi.compression.PayloadSink;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/** A {@code zlib-stream} decompressor as simple as it can be: reads byte by byte, into memory of its own. */
final class SlowDecompressor implements Decompressor {
    private final DecompressorContext context;
    private final AtomicInteger live;
    private final ByteArrayOutputStream payload = new ByteArrayOutputStream();
    private final byte[] part = new byte[8192];
    private @Nullable Inflater inflater;
    private int lastFour = -1;
    private boolean lost;

    /**
     * @param live counts the native contexts
     */
    SlowDecompressor(DecompressorContext context, AtomicInteger live) {
        this.context = context;
        this.live = live;
    }

    @Override
    public void push(ByteBuffer message, PayloadSink sink) {
        if (lost) {
            throw lose();
        }
        IllegalStateException thrown = null;
        open();
        while (message.hasRemaining() && inflater != null) {
            try {
                push(message.get(), thrown == null ? sink : nobody -> {});
            } catch (DataFormatException e) {
                throw lose();
            } catch (IllegalStateException fromTheSink) {
                thrown = fromTheSink;
            }
        }
        if (thrown != null) {
            throw thrown;
        }
    }

    private void push(byte b, PayloadSink sink) throws DataFormatException {
        open().setInput(new byte[] {b});
        for (int length = open().inflate(part); length > 0; length = open().inflate(part)) {
            payload.write(part, 0, length);
            if (payload.size() > context.maxInflatedBytes()) {
                throw new DataFormatException();
            }
        }
        lastFour = lastFour << 8 | b & 0xFF;
        if (lastFour == 0x0000FFFF) {
            flushed(ByteBuffer.wrap(payload.toByteArray()), sink);
        }
    }

    private void flushed(ByteBuffer inflated, PayloadSink sink) {
        if (context.framing().lengthOfFirst(inflated) >= 0) {
            payload.reset();
            sink.onPayload(inflated);
        }
    }

    private Inflater open() {
        if (inflater == null) {
            inflater = new Inflater();
            live.incrementAndGet();
        }
        return inflater;
    }

    private RemoteProtocolException lose() {
        lost = true;
        close();
        return new RemoteProtocolException("no stream, or beyond maxInflatedBytes=" + context.maxInflatedBytes());
    }

    @Override
    public void close() {
        if (inflater != null) {
            inflater.end();
            inflater = null;
            live.decrementAndGet();
        }
    }
}
