package dev.shard.compression.zlib;

import dev.shard.UnknownNameException;
import dev.shard.spi.Settings;
import dev.shard.spi.compression.Compression;
import dev.shard.spi.compression.CompressionProvider;
import java.util.List;

/**
 * Makes a {@link ZlibStreamCompression}. Its one setting is {@code inflater}: {@code java}, the default, or {@code jdk} for
 * {@link java.util.zip.Inflater}.
 */
public final class ZlibStreamCompressionProvider implements CompressionProvider {
    private static final String INFLATER = "inflater";

    @Override
    public String name() {
        return ZlibStreamCompression.NAME;
    }

    @Override
    public String description() {
        return "one zlib stream for the whole connection; the usual choice";
    }

    @Override
    public Compression create(Settings settings) {
        settings.allowOnly(INFLATER);
        String inflater = settings.text(INFLATER).orElse("java");
        return switch (inflater) {
            case "java" -> new ZlibStreamCompression();
            case "jdk" -> ZlibStreamCompression.withJdkInflater();
            default -> throw new UnknownNameException("inflater", inflater, List.of("java", "jdk"));
        };
    }
}
