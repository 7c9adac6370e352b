package dev.shard.cli;

import dev.shard.core.wiring.ConfigurationSources;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How the outside world is reached: settings that every transport of ours understands. */
final class NetworkOptions {
    @Option(
            names = "--proxy",
            paramLabel = "URI",
            description = "http://HOST:PORT or socks5://HOST:PORT, with user:password@ if the proxy asks for it.")
    private @Nullable String proxy;

    @Option(
            names = "--trust",
            paramLabel = "PEM",
            description = "File with certificates to trust instead of Java's own, for a gateway with its own CA.")
    private @Nullable String trust;

    /** Whether any of them was given. */
    boolean given() {
        return proxy != null || trust != null;
    }

    void addTo(ConfigurationSources sources, String transport) {
        CommandLineSettings settings = new CommandLineSettings(sources);
        settings.set("shard.transports." + transport + ".proxy", proxy, "--proxy");
        settings.set("shard.transports." + transport + ".trust", trust, "--trust");
    }
}
