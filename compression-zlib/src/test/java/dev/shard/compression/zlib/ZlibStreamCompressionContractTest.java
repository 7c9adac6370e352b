package dev.shard.compression.zlib;

import dev.shard.spi.compression.Compression;
import dev.shard.tck.compression.CompressionContract;
import dev.shard.tck.compression.Peer;

/** {@code zlib-stream} keeps the contract (R13, R14). */
class ZlibStreamCompressionContractTest extends CompressionContract {
    private final CountedInflaters inflaters = CountedInflaters.ofDeflate();

    @Override
    protected Compression compression() {
        return ZlibStreamCompression.withInflaters(inflaters);
    }

    @Override
    protected Peer peer() {
        return Deflating.stream();
    }

    @Override
    protected boolean marksEnds() {
        return true;
    }

    @Override
    protected byte[] garbage() {
        return new byte[] {0x78, 0x00, 0x00, 0x00};
    }

    @Override
    protected int liveContexts() {
        return inflaters.live();
    }
}
