package dev.shard.simulation;

import java.util.Locale;

/**
 * One thing that is done to a shard.
 *
 * @param atMillis when, since the world began
 * @param shard which shard of the world
 * @param value see {@link Kind}
 */
record Stimulus(long atMillis, Kind kind, int shard, long value) {
    /** As a line of Java that adds it to a {@link Script}. */
    String asCode() {
        return ".at(" + digits(atMillis) + ", Kind." + kind + ", " + shard + ", " + digits(value) + ")";
    }

    private static String digits(long number) {
        return String.format(Locale.ROOT, "%,d", number).replace(',', '_');
    }
}
