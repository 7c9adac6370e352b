package dev.shard.cli;

import dev.shard.core.Providers;
import dev.shard.spi.Settings;
import dev.shard.spi.codec.Codec;
import dev.shard.spi.compression.Compression;
import dev.shard.spi.transport.Transport;
import picocli.CommandLine.Option;

/** {@code --transport}, {@code --codec}, {@code --compression}: names that whatever is on the class path answers to. */
final class PartOptions {
    @Option(
            names = "--transport",
            paramLabel = "T",
            defaultValue = Providers.DEFAULT_TRANSPORT,
            description = "Default: ${DEFAULT-VALUE}")
    private String transport = Providers.DEFAULT_TRANSPORT;

    @Option(
            names = "--codec",
            paramLabel = "C",
            defaultValue = Providers.DEFAULT_CODEC,
            description = "Default: ${DEFAULT-VALUE}")
    private String codec = Providers.DEFAULT_CODEC;

    @Option(
            names = "--compression",
            paramLabel = "X",
            defaultValue = Providers.DEFAULT_COMPRESSION,
            description = "For example none. Default: ${DEFAULT-VALUE}")
    private String compression = Providers.DEFAULT_COMPRESSION;

    /**
     * Makes the parts.
     *
     * @param transportSettings for the transport
     * @throws IllegalArgumentException if a name is unknown or the parts do not fit together
     */
    Parts create(Settings transportSettings) {
        Codec chosenCodec = Providers.codec(codec, Settings.empty());
        Compression chosenCompression = Providers.compression(compression, Settings.empty());
        if (!chosenCompression.supports(chosenCodec.encoding())) {
            throw new IllegalArgumentException(
                    "compression " + compression + " cannot be used with codec " + codec + "; use zlib-stream or none");
        }
        Transport chosenTransport = Providers.transport(transport, transportSettings);
        return new Parts(chosenTransport, chosenCodec, chosenCompression);
    }
}
