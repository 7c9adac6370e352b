package dev.shard.cli;

import dev.shard.core.wiring.ConfigurationSources;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** {@code --transport}, {@code --codec}, {@code --compression}: names that whatever is on the class path answers to. */
final class PartOptions {
    @Option(names = "--transport", paramLabel = "T", description = "For example javaws. Default: netty")
    private @Nullable String transport;

    @Option(names = "--codec", paramLabel = "C", description = "For example etf. Default: json")
    private @Nullable String codec;

    @Option(
            names = "--compression",
            paramLabel = "X",
            description = "For example zstd-stream, auto or none. Default: zlib-stream")
    private @Nullable String compression;

    void addTo(ConfigurationSources sources) {
        CommandLineSettings settings = new CommandLineSettings(sources);
        settings.set("shard.transport", transport, "--transport");
        settings.set("shard.codec", codec, "--codec");
        settings.set("shard.compression", compression, "--compression");
    }
}
