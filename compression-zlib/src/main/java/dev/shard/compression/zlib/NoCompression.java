package dev.shard.compression.zlib;

import dev.shard.spi.compression.Compression;
import dev.shard.spi.compression.Decompressor;
import dev.shard.spi.compression.DecompressorContext;
import java.util.function.Supplier;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/**
 * Nothing is asked for. What comes compressed all the same, as single payloads in zlib format, is inflated.
 */
public final class NoCompression implements Compression {
    static final String NAME = "none";

    private final Supplier<Inflater> inflaters;

    /** Has no settings. */
    public NoCompression() {
        this(Inflater::new);
    }

    /** Takes inflaters from elsewhere, for instance from where they are counted. */
    NoCompression(Supplier<Inflater> inflaters) {
        this.inflaters = inflaters;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public @Nullable String urlParameter() {
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
        return new PlainDecompressor(context, inflaters);
    }
}
