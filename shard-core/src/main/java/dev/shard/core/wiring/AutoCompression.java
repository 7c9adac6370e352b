package dev.shard.core.wiring;

import dev.shard.core.Providers;
import dev.shard.spi.Settings;
import dev.shard.spi.codec.Codec;
import dev.shard.spi.compression.CompressionProvider;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code compression = auto}: the best that works here. */
final class AutoCompression {
    static final String NAME = "auto";

    private static final String BEST = "zstd-stream";
    private static final Logger LOG = LoggerFactory.getLogger(AutoCompression.class);

    private AutoCompression() {}

    /** The name of the compression to take; the log says why. */
    static String choose(Map<String, CompressionProvider> found, Codec codec) {
        CompressionProvider best = found.get(BEST);
        String obstacle = best == null
                ? Providers.artifact("compression", BEST)
                        .map(artifact -> artifact + " is not on the class path")
                        .orElse(BEST)
                : obstacle(best, codec).orElse("");
        String chosen = obstacle.isEmpty() ? BEST : Providers.DEFAULT_COMPRESSION;
        LOG.atInfo()
                .addKeyValue("compression", chosen)
                .addKeyValue("cause", obstacle.isEmpty() ? BEST + " works here" : obstacle)
                .log("compression chosen automatically");
        return chosen;
    }

    private static Optional<String> obstacle(CompressionProvider best, Codec codec) {
        Optional<String> unavailable = best.unavailable();
        if (unavailable.isPresent() || best.create(Settings.empty()).supports(codec.encoding())) {
            return unavailable;
        }
        return Optional.of(BEST + " does not exist for encoding " + codec.encoding());
    }
}
