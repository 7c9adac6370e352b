package dev.shard.core.driver;

import dev.shard.spi.compression.Compression;
import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Which compression a shard asks for: what was chosen at first, then what there is to fall back to. Used on the loop only. */
final class CompressionLadder {
    private final Supplier<List<Compression>> fallbacks;
    private Compression current;
    private @Nullable Iterator<Compression> lower;

    /** @param fallbacks asked when the first step down is due */
    CompressionLadder(Compression chosen, Supplier<List<Compression>> fallbacks) {
        this.fallbacks = fallbacks;
        current = chosen;
    }

    Compression current() {
        return current;
    }

    /** One step down; false, and nothing else, on the last rung. */
    boolean stepDown() {
        if (lower == null) {
            lower = fallbacks.get().iterator();
        }
        if (!lower.hasNext()) {
            return false;
        }
        current = lower.next();
        return true;
    }
}
