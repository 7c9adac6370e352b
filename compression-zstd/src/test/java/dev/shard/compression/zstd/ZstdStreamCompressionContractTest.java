package dev.shard.compression.zstd;

import dev.shard.spi.compression.Compression;
import dev.shard.tck.compression.CompressionContract;
import dev.shard.tck.compression.Peer;

/** {@code zstd-stream} keeps the contract (R13, R14). */
class ZstdStreamCompressionContractTest extends CompressionContract {
    private final CountedContexts contexts = new CountedContexts();

    @Override
    protected Compression compression() {
        return new ZstdStreamCompression(23, contexts);
    }

    @Override
    protected Peer peer() {
        return Compressing.stream();
    }

    @Override
    protected boolean marksEnds() {
        return true;
    }

    @Override
    protected byte[] garbage() {
        // The frame's header is right, and then a block is of the reserved type.
        return Compressing.join(Compressing.HEADER, Compressing.blockHeader(3, 1), new byte[1]);
    }

    @Override
    protected int liveContexts() {
        return contexts.live();
    }
}
