package dev.shard.spi.codec;

import dev.shard.spi.Provider;
import dev.shard.spi.Settings;

/** Makes a {@link Codec} that was chosen by name. */
public interface CodecProvider extends Provider {
    /**
     * Makes one.
     *
     * @throws IllegalArgumentException if a setting is unknown or does not fit
     */
    Codec create(Settings settings);
}
