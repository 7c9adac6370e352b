package dev.shard.codec.json;

import dev.shard.spi.Settings;
import dev.shard.spi.codec.Codec;
import dev.shard.spi.codec.CodecProvider;

/** Makes the codec named {@code json}. It has no settings. */
public final class JsonCodecProvider implements CodecProvider {
    /** For {@link java.util.ServiceLoader}. */
    public JsonCodecProvider() {}

    @Override
    public String name() {
        return "json";
    }

    @Override
    public String description() {
        return "JSON in text frames, on Jackson; goes together with every compression";
    }

    @Override
    public Codec create(Settings settings) {
        settings.allowOnly();
        return new JsonCodec();
    }
}
