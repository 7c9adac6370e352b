package dev.shard.cli;

import dev.shard.spi.Settings;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How the outside world is reached: settings that every transport understands. */
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

    Settings settings() {
        Map<String, String> values = new HashMap<>();
        if (proxy != null) {
            values.put("proxy", proxy);
        }
        if (trust != null) {
            values.put("trust", trust);
        }
        return Settings.of(values);
    }
}
