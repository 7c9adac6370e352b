package dev.shard.compression.zlib;

import dev.shard.spi.Settings;
import dev.shard.spi.compression.Compression;
import dev.shard.spi.compression.CompressionProvider;

/** Makes a {@link NoCompression}, which has no settings. */
public final class NoCompressionProvider implements CompressionProvider {
    @Override
    public String name() {
        return NoCompression.NAME;
    }

    @Override
    public String description() {
        return "nothing is compressed; for tests and for looking at traffic";
    }

    @Override
    public Compression create(Settings settings) {
        settings.allowOnly();
        return new NoCompression();
    }
}
