package dev.shard.core;

import dev.shard.spi.Settings;
import dev.shard.spi.compression.Compression;
import java.util.List;
import java.util.Map;

/** What a shard falls back to, unless told otherwise, when it cannot decompress what comes. */
final class Fallbacks {
    private static final Map<String, List<String>> BELOW = Map.of(
            "zstd-stream", List.of("zlib-stream", "none"),
            "zlib-stream", List.of("none"),
            "zlib-payload", List.of("none"));

    private Fallbacks() {}

    /** What of that is on the class path and goes together with the encoding, the next one first. */
    static List<Compression> below(Compression chosen, String encoding) {
        List<String> names = BELOW.getOrDefault(chosen.name(), List.of());
        return names.stream()
                .flatMap(name -> Providers.compressions().stream()
                        .filter(found -> found.name().equals(name)))
                .map(found -> found.create(Settings.empty()))
                .filter(compression -> compression.supports(encoding))
                .toList();
    }
}
