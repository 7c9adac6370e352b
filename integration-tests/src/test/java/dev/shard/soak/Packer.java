package dev.shard.soak;

import com.github.luben.zstd.EndDirective;
import com.github.luben.zstd.ZstdCompressCtx;
import java.nio.ByteBuffer;
import java.util.zip.Deflater;

/** What the Gateway does to payloads: one context per connection, each payload flushed. Native memory; closed by its owner. */
interface Packer extends AutoCloseable {
    /** One payload as one message: lent until the next call. */
    ByteBuffer pack(byte[] payload);

    @Override
    void close();

    static Packer of(String compression) {
        return compression.equals("zstd-stream") ? new Zstd() : new Zlib();
    }

    /** {@code zlib-stream}. */
    final class Zlib implements Packer {
        private final Deflater deflater = new Deflater(Deflater.BEST_SPEED);
        private byte[] out = new byte[1 << 16];

        @Override
        public ByteBuffer pack(byte[] payload) {
            out = payload.length + 1024 > out.length ? new byte[2 * payload.length + 1024] : out;
            deflater.setInput(payload);
            return ByteBuffer.wrap(out, 0, deflater.deflate(out, 0, out.length, Deflater.SYNC_FLUSH));
        }

        @Override
        public void close() {
            deflater.end();
        }
    }

    /** {@code zstd-stream}. */
    final class Zstd implements Packer {
        private final ZstdCompressCtx context = new ZstdCompressCtx();
        private ByteBuffer in = ByteBuffer.allocateDirect(1 << 16);
        private ByteBuffer out = ByteBuffer.allocateDirect(1 << 17);

        @Override
        public ByteBuffer pack(byte[] payload) {
            if (payload.length > in.capacity()) {
                in = ByteBuffer.allocateDirect(2 * payload.length);
                out = ByteBuffer.allocateDirect(4 * payload.length);
            }
            in.clear().put(payload).flip();
            context.compressDirectByteBufferStream(out.clear(), in, EndDirective.FLUSH);
            return out.flip();
        }

        @Override
        public void close() {
            context.close();
        }
    }
}
