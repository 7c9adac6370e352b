package dev.shard.spi.compression;

import dev.shard.spi.Provider;
import dev.shard.spi.Settings;

/** Makes a {@link Compression} that was chosen by name. */
public interface CompressionProvider extends Provider {
    /**
     * Makes one.
     *
     * @throws IllegalArgumentException if a setting is unknown or does not fit
     */
    Compression create(Settings settings);
}
