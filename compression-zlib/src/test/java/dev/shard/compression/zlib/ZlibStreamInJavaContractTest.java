package dev.shard.compression.zlib;

import dev.shard.spi.compression.Compression;
import dev.shard.tck.compression.CompressionContract;
import dev.shard.tck.compression.Peer;

/** {@code zlib-stream} keeps the contract without the JDK's inflater as well (R13, R14). */
class ZlibStreamInJavaContractTest extends CompressionContract {
    private final CountedJavaInflaters inflaters = new CountedJavaInflaters();

    @Override
    protected Compression compression() {
        return new ZlibStreamCompression(inflaters);
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
