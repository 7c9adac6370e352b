package dev.shard.compression.zstd;

import dev.shard.tck.compression.Peer;

/** A peer that has no encoder, and sends blocks as they are, is understood too. */
class RawBlocksContractTest extends ZstdStreamCompressionContractTest {
    @Override
    protected Peer peer() {
        return Compressing.raw();
    }

    @Override
    protected byte[] garbage() {
        // The block is of a kind that its content does not fit, which only the decoder can tell.
        return Compressing.join(Compressing.HEADER, Compressing.blockHeader(2, 4), Compressing.bytes("ffffffff"));
    }
}
