package dev.shard.sim.wire;

import java.util.Map;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** The transport compressions that are served, by their value in the query, {@code compress=…}. */
public final class Compression {
    /** From name to what makes a compressor of a level; another compression is one more entry. */
    private static final Map<String, IntFunction<StreamCompressor>> SERVED = Map.of(
            "zlib-stream", ZlibStream::new,
            "zstd-stream", ZstdStream::open);

    private Compression() {}

    public static boolean serves(String name) {
        return SERVED.containsKey(name);
    }

    /** A compressor for one connection; null if there is none of this name. */
    public static @Nullable StreamCompressor open(@Nullable String name, int level) {
        IntFunction<StreamCompressor> factory = name == null ? null : SERVED.get(name);
        return factory == null ? null : factory.apply(level);
    }
}
