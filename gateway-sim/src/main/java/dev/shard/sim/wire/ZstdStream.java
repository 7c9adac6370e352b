package dev.shard.sim.wire;

import com.github.luben.zstd.EndDirective;
import com.github.luben.zstd.ZstdCompressCtx;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** {@code zstd-stream}: one frame per connection that never ends, flushed after each payload; its header is Discord's. */
final class ZstdStream implements StreamCompressor {
    /** 256 KiB. */
    private static final int WINDOW_LOG = 18;

    private static final int SLACK = 64;
    private static final boolean NATIVE = isNativeCodeThere();

    private final ZstdCompressCtx compressor;

    private ZstdStream(int level) {
        compressor = new ZstdCompressCtx()
                .setLevel(level)
                .setWindowLog(WINDOW_LOG)
                .setContentSize(false)
                .setChecksum(false);
    }

    /** At level 0, and where there is no native code, the blocks are not compressed. */
    static StreamCompressor open(int level) {
        return level == 0 || !NATIVE ? new StoredZstdStream() : new ZstdStream(level);
    }

    private static boolean isNativeCodeThere() {
        try {
            new ZstdCompressCtx().close();
            return true;
        } catch (LinkageError | IllegalCallerException e) {
            return false;
        }
    }

    @Override
    public byte[] compress(byte[] payload) {
        ByteBuffer in = ByteBuffer.wrap(payload);
        ByteBuffer out = ByteBuffer.allocate(payload.length / 2 + SLACK);
        while (!compressor.compressByteBufferStream(out, in, EndDirective.FLUSH)) {
            out = ByteBuffer.allocate(out.capacity() * 2).put(out.flip());
        }
        return Arrays.copyOf(out.array(), out.position());
    }

    @Override
    public void close() {
        compressor.close();
    }
}
