package dev.shard.spi.compression;

import dev.shard.spi.Provider;
import dev.shard.spi.Settings;
import java.util.Optional;

/** Makes a {@link Compression} that was chosen by name. */
public interface CompressionProvider extends Provider {
    /**
     * Why this compression cannot work here, for instance for want of native code; empty if it can. A whole sentence or
     * two: what is missing, on which platform, what to do about it. May take a moment the first time.
     */
    default Optional<String> unavailable() {
        return Optional.empty();
    }

    /**
     * Makes one.
     *
     * @throws IllegalArgumentException if a setting is unknown or does not fit
     * @throws IllegalStateException with the reason if it is {@linkplain #unavailable() unavailable}
     */
    Compression create(Settings settings);
}
