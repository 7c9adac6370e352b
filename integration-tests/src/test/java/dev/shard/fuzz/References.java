package dev.shard.fuzz;

import com.github.luben.zstd.ZstdDecompressCtx;
import com.github.luben.zstd.ZstdException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/** Decompressors that are not ours, used as their documentation says. */
final class References {
    private References() {}

    /** A zlib stream with a flush at its end. */
    static byte[] deflated(byte[] text) {
        Deflater deflater = new Deflater();
        deflater.setInput(text);
        byte[] out = new byte[text.length + 64];
        int length = deflater.deflate(out, 0, out.length, Deflater.SYNC_FLUSH);
        deflater.end();
        return Arrays.copyOf(out, length);
    }

    static byte[] zlib(byte[] stream, int limit) {
        Inflater inflater = new Inflater();
        byte[] out = new byte[limit];
        int length = 0;
        try {
            inflater.setInput(stream);
            int written = 1;
            while (length < limit && written > 0) {
                written = inflater.inflate(out, length, limit - length);
                length += written;
            }
        } catch (DataFormatException corrupt) {
            length = (int) inflater.getBytesWritten();
        } finally {
            inflater.end();
        }
        return Arrays.copyOf(out, length);
    }

    /** Byte by byte, because a call that fails takes with it what it had decompressed until then. */
    static byte[] zstd(byte[] stream, int limit) {
        ByteBuffer in = ByteBuffer.allocateDirect(stream.length).put(stream).flip();
        ByteBuffer out = ByteBuffer.allocateDirect(limit);
        try (ZstdDecompressCtx context = new ZstdDecompressCtx()) {
            for (int end = 1; end <= stream.length && out.hasRemaining(); end++) {
                context.decompressByteBufferStream(out, in.limit(end));
            }
        } catch (ZstdException corrupt) {
            // What came before is what counts.
        }
        byte[] inflated = new byte[out.flip().remaining()];
        out.get(inflated);
        return inflated;
    }
}
