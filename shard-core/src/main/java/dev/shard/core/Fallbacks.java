package dev.shard.core;

import dev.shard.spi.Settings;
import dev.shard.spi.compression.Compression;
import java.util.List;

/** What a shard falls back to, unless told otherwise, when it cannot decompress what comes. */
final class Fallbacks {
    private Fallbacks() {}

    /** What of that is on the class path and goes together with the encoding, the next one first. */
    static List<Compression> below(Compression chosen, String encoding) {
        return Providers.compressionsBelow(chosen.name()).stream()
                .flatMap(name -> Providers.compressions().stream()
                        .filter(found -> found.name().equals(name)))
                .map(found -> found.create(Settings.empty()))
                .filter(compression -> compression.supports(encoding))
                .toList();
    }
}
