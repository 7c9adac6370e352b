package dev.shard.core.driver;

import dev.shard.spi.compression.Compression;
import java.util.List;

/** Which compression a shard asks for: what was chosen at first, then what there is to fall back to. Used on the loop only. */
final class CompressionLadder {
    private final List<Compression> rungs;
    private int at;

    CompressionLadder(List<Compression> rungs) {
        this.rungs = rungs;
    }

    Compression current() {
        return rungs.get(at);
    }

    /** One step down; false, and nothing else, on the last rung. */
    boolean stepDown() {
        if (at == rungs.size() - 1) {
            return false;
        }
        at++;
        return true;
    }
}
