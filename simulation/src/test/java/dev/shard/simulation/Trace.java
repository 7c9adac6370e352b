package dev.shard.simulation;

import java.util.ArrayList;
import java.util.List;

/** Everything that happened in a world, as one number; on demand also in words. */
final class Trace {
    private static final long PRIME = 0x100000001B3L;

    private final boolean inWords;
    private final List<String> lines = new ArrayList<>();
    private long hash = 0xCBF29CE484222325L;

    /** A trace that keeps the words, or the number only. */
    Trace(boolean inWords) {
        this.inWords = inWords;
    }

    void note(long nanos, String what, String detail) {
        hash = (hash ^ nanos) * PRIME;
        hash = (hash ^ what.hashCode()) * PRIME;
        hash = (hash ^ detail.hashCode()) * PRIME;
        if (inWords) {
            lines.add("%9.3f s  %-12s %s".formatted(nanos / 1e9, what, detail));
        }
    }

    /** Equal for equal lives, on whatever JVM. */
    long hash() {
        return hash;
    }

    /** The words, if they were kept. */
    List<String> lines() {
        return lines;
    }
}
