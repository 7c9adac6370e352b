package dev.shard.tck.compression;

import dev.shard.spi.compression.Compression;
import dev.shard.spi.compression.Decompressor;
import dev.shard.spi.compression.DecompressorContext;
import java.util.function.Function;

/** Makes decompressors for tests of the contract. */
record SlowCompression(Function<DecompressorContext, Decompressor> decompressors) implements Compression {
    @Override
    public String name() {
        return "slow";
    }

    @Override
    public String urlParameter() {
        return "zlib-stream";
    }

    @Override
    public boolean identifyCompress() {
        return false;
    }

    @Override
    public boolean supports(String encoding) {
        return true;
    }

    @Override
    public Decompressor newDecompressor(DecompressorContext context) {
        return decompressors.apply(context);
    }
}
