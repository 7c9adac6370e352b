package dev.shard.compression.zstd;

import dev.shard.spi.Settings;
import dev.shard.spi.compression.Compression;
import dev.shard.spi.compression.CompressionProvider;
import java.util.Optional;

/**
 * Makes a {@link ZstdStreamCompression}. Its one setting is {@code window-log-max}, a whole number from
 * {@value ZstdStreamCompression#SMALLEST_WINDOW_LOG} to {@value ZstdStreamCompression#LARGEST_WINDOW_LOG}, by default
 * {@value ZstdStreamCompression#DEFAULT_WINDOW_LOG_MAX}.
 */
public final class ZstdStreamCompressionProvider implements CompressionProvider {
    private static final String WINDOW_LOG_MAX = "window-log-max";

    @Override
    public String name() {
        return ZstdStreamCompression.NAME;
    }

    @Override
    public String description() {
        return "one zstd frame for the whole connection; the smallest and the fastest, needs native code";
    }

    @Override
    public Optional<String> unavailable() {
        return NativeCode.problem();
    }

    @Override
    public Compression create(Settings settings) {
        settings.allowOnly(WINDOW_LOG_MAX);
        long windowLogMax = settings.number(
                        WINDOW_LOG_MAX,
                        ZstdStreamCompression.SMALLEST_WINDOW_LOG,
                        ZstdStreamCompression.LARGEST_WINDOW_LOG)
                .orElse(ZstdStreamCompression.DEFAULT_WINDOW_LOG_MAX);
        return new ZstdStreamCompression((int) windowLogMax);
    }
}
