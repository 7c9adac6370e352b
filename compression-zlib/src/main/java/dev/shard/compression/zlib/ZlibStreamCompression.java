package dev.shard.compression.zlib;

import dev.shard.spi.compression.Compression;
import dev.shard.spi.compression.Decompressor;
import dev.shard.spi.compression.DecompressorContext;
import java.util.function.Supplier;
import java.util.zip.Inflater;

/**
 * {@code compress=zlib-stream}: one zlib stream for the whole connection, flushed after each payload.
 *
 * @see "Discord Gateway documentation, Transport Compression"
 */
public final class ZlibStreamCompression implements Compression {
    static final String NAME = "zlib-stream";

    private final Supplier<Inflater> inflaters;

    /** Has no settings. */
    public ZlibStreamCompression() {
        this(() -> new Inflater(true));
    }

    /** Takes inflaters from elsewhere, for instance from where they are counted; each without zlib's header and checksum. */
    ZlibStreamCompression(Supplier<Inflater> inflaters) {
        this.inflaters = inflaters;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String urlParameter() {
        return NAME;
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
        return new ZlibStreamDecompressor(context, inflaters);
    }
}
