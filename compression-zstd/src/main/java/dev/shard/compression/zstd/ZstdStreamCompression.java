package dev.shard.compression.zstd;

import com.github.luben.zstd.ZstdDecompressCtx;
import dev.shard.spi.compression.Compression;
import dev.shard.spi.compression.Decompressor;
import dev.shard.spi.compression.DecompressorContext;
import java.util.function.Supplier;

/**
 * {@code compress=zstd-stream}: one zstd frame for the whole connection, flushed after each payload.
 *
 * <p>From its first message on, a connection keeps the peer's window and a block in native memory: with the window of
 * 256 KiB that the Gateway is known to use, some 0.4 MiB. A payload costs no allocation up to JDK 21; from JDK 22 on zstd-jni
 * uses {@code java.lang.foreign}, which takes about 100 bytes for each call.
 *
 * @see "Discord Gateway documentation, Transport Compression; RFC 8878"
 */
public final class ZstdStreamCompression implements Compression {
    static final String NAME = "zstd-stream";

    /** Window of 1 KiB, the smallest there is. */
    static final int SMALLEST_WINDOW_LOG = 10;

    /** Window of 8 MiB, which RFC 8878 recommends that every decoder takes. */
    static final int DEFAULT_WINDOW_LOG_MAX = 23;

    /** Window of 128 MiB, up to which the reference decoder goes unless told otherwise. */
    static final int LARGEST_WINDOW_LOG = 27;

    private final int windowLogMax;
    private final Supplier<ZstdDecompressCtx> contexts;

    /** Takes windows of up to 8 MiB. */
    public ZstdStreamCompression() {
        this(DEFAULT_WINDOW_LOG_MAX);
    }

    /**
     * Limits the native memory of a connection.
     *
     * @param windowLogMax binary logarithm of the largest window that a peer may ask for, in bytes; 10 to 27
     * @throws IllegalStateException if the native code cannot be loaded; says why, and what to do
     */
    public ZstdStreamCompression(int windowLogMax) {
        this(windowLogMax, ZstdDecompressCtx::new);
        NativeCode.problem().ifPresent(problem -> {
            throw new IllegalStateException(problem);
        });
    }

    /** Takes contexts from elsewhere, for instance from where they are counted. */
    ZstdStreamCompression(int windowLogMax, Supplier<ZstdDecompressCtx> contexts) {
        if (windowLogMax < SMALLEST_WINDOW_LOG || windowLogMax > LARGEST_WINDOW_LOG) {
            throw new IllegalArgumentException("windowLogMax must be from %d to %d, was %d"
                    .formatted(SMALLEST_WINDOW_LOG, LARGEST_WINDOW_LOG, windowLogMax));
        }
        this.windowLogMax = windowLogMax;
        this.contexts = contexts;
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
        return new ZstdDecompressor(context, windowLogMax, contexts);
    }
}
