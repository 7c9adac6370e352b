package dev.shard.codec.etf;

import dev.shard.spi.Settings;
import dev.shard.spi.codec.Codec;
import dev.shard.spi.codec.CodecProvider;

/** Makes the codec named {@code etf}. Its one setting is {@code max-inflated-bytes}, as {@link EtfFactoryBuilder} has it. */
public final class EtfCodecProvider implements CodecProvider {
    private static final String MAX_INFLATED_BYTES = "max-inflated-bytes";

    /** For {@link java.util.ServiceLoader}. */
    public EtfCodecProvider() {}

    @Override
    public String name() {
        return "etf";
    }

    @Override
    public String description() {
        return "Erlang terms in binary frames, as a format of Jackson's; goes together with every compression but zlib-payload";
    }

    @Override
    public Codec create(Settings settings) {
        settings.allowOnly(MAX_INFLATED_BYTES);
        EtfFactoryBuilder factory = EtfFactory.builder();
        settings.bytes(MAX_INFLATED_BYTES, 1, EtfFactoryBuilder.LARGEST_MAX_BYTES)
                .ifPresent(bytes -> factory.maxInflatedBytes((int) bytes));
        return new EtfCodec(EtfMappers.forGateway(factory.build()));
    }
}
