package dev.shard.compression.zstd;

import com.github.luben.zstd.ZstdDecompressCtx;
import com.github.luben.zstd.ZstdException;
import dev.shard.spi.compression.OutputBuffer;
import java.nio.ByteBuffer;
import java.util.function.Supplier;
import java.util.zip.DataFormatException;
import org.jspecify.annotations.Nullable;

/**
 * A native context that never writes more than a limit, and exists only once there is something to decompress. It reads from
 * any buffer and writes into the loop's array: zstd-jni pins arrays for the length of a call, so nothing is copied on the
 * way. Connection lifetime.
 */
final class BoundedContext {
    private final Supplier<ZstdDecompressCtx> factory;
    private final int windowLogMax;
    private final int maxBytes;
    private final ByteBuffer beyond = ByteBuffer.allocate(1);
    private @Nullable ZstdDecompressCtx context;

    /**
     * @param factory asked at most once
     * @param windowLogMax binary logarithm of the largest window
     * @param maxBytes most that may be in the output
     */
    BoundedContext(Supplier<ZstdDecompressCtx> factory, int windowLogMax, int maxBytes) {
        this.factory = factory;
        this.windowLogMax = windowLogMax;
        this.maxBytes = maxBytes;
    }

    /**
     * Decompresses all of {@code input}, of a frame that does not end before.
     *
     * @param input direct or with an accessible array
     * @param used bytes that are in {@code output} already
     * @return bytes that are there now
     * @throws DataFormatException what is wrong with the bytes, put as what the message does
     */
    int decompress(ByteBuffer input, OutputBuffer output, int used) throws DataFormatException {
        ZstdDecompressCtx open = open();
        try {
            return decompress(open, input, output, used);
        } catch (ZstdException e) {
            DataFormatException sentence = new DataFormatException("does not decompress: " + e.getMessage());
            sentence.initCause(e);
            throw sentence;
        }
    }

    private int decompress(ZstdDecompressCtx open, ByteBuffer input, OutputBuffer output, int used)
            throws DataFormatException {
        int length = used;
        while (length < maxBytes) {
            ByteBuffer room = output.view(length, roomAfter(length, output));
            open.decompressByteBufferStream(room, input);
            length = room.position();
            if (room.hasRemaining()) {
                return length;
            }
        }
        open.decompressByteBufferStream(beyond.clear(), input);
        if (beyond.position() > 0) {
            throw new DataFormatException("more than maxInflatedBytes=" + maxBytes + " would come out");
        }
        return length;
    }

    private int roomAfter(int length, OutputBuffer output) {
        int capacity = output.capacity() > length ? output.capacity() : output.grow(length, maxBytes);
        return Math.min(capacity, maxBytes) - length;
    }

    /** Frees the native memory; may be called twice. */
    void end() {
        if (context != null) {
            context.close();
        }
    }

    private ZstdDecompressCtx open() {
        if (context == null) {
            context = factory.get();
            // The scanner has refused larger windows already; here the decoder could not be talked into one either.
            context.setLongMax(windowLogMax);
        }
        return context;
    }
}
