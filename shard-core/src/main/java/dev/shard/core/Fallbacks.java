package dev.shard.core;

import dev.shard.spi.Settings;
import dev.shard.spi.compression.Compression;
import dev.shard.spi.compression.CompressionProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a shard falls back to, unless told otherwise, when it cannot decompress what comes: what is lighter than the chosen
 * compression, is on the class path, and goes together with the encoding. Looked for when it is first needed, because that
 * opens every jar and would be most of what building a shard costs. Safe for any thread.
 */
final class Fallbacks implements Supplier<List<Compression>> {
    private static final Logger log = LoggerFactory.getLogger(Fallbacks.class);

    private final Compression chosen;
    private final String encoding;
    // Of whoever builds the shard; that of a loop's thread may be another.
    private final @Nullable ClassLoader loader = Thread.currentThread().getContextClassLoader();
    private @Nullable List<Compression> found;

    private Fallbacks(Compression chosen, String encoding) {
        this.chosen = chosen;
        this.encoding = encoding;
    }

    static Supplier<List<Compression>> below(Compression chosen, String encoding) {
        return new Fallbacks(chosen, encoding);
    }

    /** The next one first. */
    @Override
    public synchronized List<Compression> get() {
        if (found == null) {
            found = find();
        }
        return found;
    }

    /** A module that is broken must not end the shard, which can still hope for its next connection. */
    private List<Compression> find() {
        try {
            List<CompressionProvider> all = new ArrayList<>();
            ServiceLoader.load(CompressionProvider.class, loader).forEach(all::add);
            return Providers.compressionsBelow(chosen.name()).stream()
                    .flatMap(name -> all.stream().filter(each -> each.name().equals(name)))
                    .filter(each -> each.unavailable().isEmpty())
                    .map(each -> each.create(Settings.empty()))
                    .filter(compression -> compression.supports(encoding))
                    .toList();
        } catch (ServiceConfigurationError | RuntimeException broken) {
            log.atWarn()
                    .setCause(broken)
                    .log("no compression to fall back to: those on the class path cannot be loaded");
            return List.of();
        }
    }
}
