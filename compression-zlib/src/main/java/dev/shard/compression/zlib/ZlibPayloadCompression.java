package dev.shard.compression.zlib;

import dev.shard.spi.compression.Compression;
import dev.shard.spi.compression.Decompressor;
import dev.shard.spi.compression.DecompressorContext;
import java.util.function.Supplier;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/**
 * {@code compress: true} in IDENTIFY: larger payloads come as zlib data of their own, in binary messages.
 *
 * @see "Discord Gateway documentation, Payload Compression"
 */
public final class ZlibPayloadCompression implements Compression {
    static final String NAME = "zlib-payload";

    private final Supplier<Inflater> inflaters;

    /** Has no settings. */
    public ZlibPayloadCompression() {
        this(Inflater::new);
    }

    /** Takes inflaters from elsewhere, for instance from where they are counted. */
    ZlibPayloadCompression(Supplier<Inflater> inflaters) {
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
        return true;
    }

    @Override
    public boolean supports(String encoding) {
        return "json".equals(encoding);
    }

    @Override
    public Decompressor newDecompressor(DecompressorContext context) {
        return new ZlibPayloadDecompressor(context, inflaters);
    }
}
