package dev.shard.compression.zlib;

import dev.shard.spi.compression.Compression;
import dev.shard.spi.compression.Decompressor;
import dev.shard.spi.compression.DecompressorContext;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.zip.Inflater;

/**
 * {@code compress=zlib-stream}: one zlib stream for the whole connection, flushed after each payload.
 *
 * @see "Discord Gateway documentation, Transport Compression"
 */
public final class ZlibStreamCompression implements Compression {
    static final String NAME = "zlib-stream";

    private final IntFunction<StreamInflater> inflaters;

    /** Inflates in Java, which takes less time and memory for each of many short messages than the JDK's native inflater. */
    public ZlibStreamCompression() {
        this(JavaInflater::new);
    }

    /**
     * Takes inflaters from elsewhere.
     *
     * @param inflaters makes one for payloads of at most so many bytes
     */
    ZlibStreamCompression(IntFunction<StreamInflater> inflaters) {
        this.inflaters = inflaters;
    }

    /**
     * Inflates with {@link Inflater}: for who prefers zlib itself, for instance one that is accelerated and that the JDK was linked
     * with, or whose process is too short for compiled code.
     */
    public static ZlibStreamCompression withJdkInflater() {
        return withInflaters(() -> new Inflater(true));
    }

    /** Takes the JDK's inflaters from elsewhere; each without zlib's header and checksum. */
    static ZlibStreamCompression withInflaters(Supplier<Inflater> inflaters) {
        return new ZlibStreamCompression(maxBytes -> new BoundedInflater(inflaters, maxBytes));
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
        return new ZlibStreamDecompressor(context, inflaters.apply(context.maxInflatedBytes()));
    }
}
