package dev.shard.tck.compression;

import dev.shard.spi.compression.Compression;
import dev.shard.spi.compression.Decompressor;
import dev.shard.spi.compression.DecompressorContext;
import java.io.ByteArrayOutputStream;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.Deflater;

/** Who breaks no rule passes. */
class SlowCompressionContractTest extends CompressionContract {
    private final AtomicInteger live = new AtomicInteger();

    /** A decompressor that keeps the contract. */
    Decompressor careful(DecompressorContext context) {
        return new SlowDecompressor(context, live);
    }

    @Override
    protected Compression compression() {
        return new SlowCompression(this::careful);
    }

    @Override
    protected Peer peer() {
        Deflater deflater = new Deflater();
        return payload -> {
            ByteArrayOutputStream message = new ByteArrayOutputStream();
            byte[] chunk = new byte[8192];
            deflater.setInput(payload);
            int length;
            do {
                length = deflater.deflate(chunk, 0, chunk.length, Deflater.SYNC_FLUSH);
                message.write(chunk, 0, length);
            } while (length == chunk.length);
            return message.toByteArray();
        };
    }

    @Override
    protected boolean marksEnds() {
        return true;
    }

    @Override
    protected byte[] garbage() {
        return new byte[] {0x78, 0x00};
    }

    @Override
    protected int liveContexts() {
        return live.get();
    }
}
