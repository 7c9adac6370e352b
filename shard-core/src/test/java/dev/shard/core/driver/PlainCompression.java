package dev.shard.core.driver;

import dev.shard.spi.compression.Compression;
import dev.shard.spi.compression.Decompressor;
import dev.shard.spi.compression.DecompressorContext;

/** No compression at all. */
public final class PlainCompression implements Compression {
    @Override
    public String name() {
        return "none";
    }

    @Override
    public String urlParameter() {
        return null;
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
        throw new AssertionError("nothing is compressed");
    }
}
