package dev.shard.compression.zlib;

import dev.shard.spi.compression.Compression;
import dev.shard.tck.compression.CompressionContract;
import dev.shard.tck.compression.Peer;

/** Payload compression keeps the contract (R14). */
class ZlibPayloadCompressionContractTest extends CompressionContract {
    private final CountedInflaters inflaters = CountedInflaters.ofZlib();

    @Override
    protected Compression compression() {
        return new ZlibPayloadCompression(inflaters);
    }

    @Override
    protected Peer peer() {
        return Deflating.payloads();
    }

    @Override
    protected boolean marksEnds() {
        return false;
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
