package dev.shard.spi.transport;

import dev.shard.spi.Provider;
import dev.shard.spi.Settings;

/** Makes a {@link Transport} that was chosen by name. */
public interface TransportProvider extends Provider {
    /**
     * Makes one; the caller closes it.
     *
     * @throws IllegalArgumentException if a setting is unknown or does not fit
     */
    Transport create(Settings settings);
}
