package dev.shard.cli;

import dev.shard.core.wiring.ConfigurationSources;
import dev.shard.core.wiring.ShardConfiguration;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** {@code -c} and {@code -D}: where settings come from. Options of their own, such as {@code --codec}, are stronger. */
final class ConfigOptions {
    @Option(
            names = {"-c", "--config"},
            paramLabel = "FILE",
            description = "File with settings, all of which docs/configuration.md explains. Options here are stronger.")
    private @Nullable Path file;

    @Option(
            names = "-D",
            paramLabel = "KEY=VALUE",
            description =
                    "One setting, for example -Dshard.timeouts.hello=20s; stronger than the file and the environment.")
    private Map<String, String> settings = new LinkedHashMap<>();

    ConfigurationSources sources() {
        ConfigurationSources sources = ShardConfiguration.sources().withPartsOfClassPath();
        if (file != null) {
            sources.file(file);
        }
        settings.forEach((key, value) -> sources.set(key, value, "option -D" + key));
        return sources;
    }
}
