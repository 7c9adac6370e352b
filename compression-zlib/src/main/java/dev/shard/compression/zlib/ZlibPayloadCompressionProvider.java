package dev.shard.compression.zlib;

import dev.shard.spi.Settings;
import dev.shard.spi.compression.Compression;
import dev.shard.spi.compression.CompressionProvider;

/** Makes a {@link ZlibPayloadCompression}, which has no settings. */
public final class ZlibPayloadCompressionProvider implements CompressionProvider {
    @Override
    public String name() {
        return ZlibPayloadCompression.NAME;
    }

    @Override
    public String description() {
        return "every larger payload compressed for itself; json only, compresses less than zlib-stream";
    }

    @Override
    public Compression create(Settings settings) {
        settings.allowOnly();
        return new ZlibPayloadCompression();
    }
}
