package dev.shard.compression.zlib;

import dev.shard.spi.Settings;
import dev.shard.spi.compression.Compression;
import dev.shard.spi.compression.CompressionProvider;

/** Makes a {@link ZlibStreamCompression}, which has no settings. */
public final class ZlibStreamCompressionProvider implements CompressionProvider {
    @Override
    public String name() {
        return ZlibStreamCompression.NAME;
    }

    @Override
    public String description() {
        return "one zlib stream for the whole connection; the usual choice";
    }

    @Override
    public Compression create(Settings settings) {
        settings.allowOnly();
        return new ZlibStreamCompression();
    }
}
