package dev.shard.sim.scenario;

import java.util.List;

/**
 * How the envelope of a payload is written.
 *
 * @param keys the order of {@code t}, {@code s}, {@code op} and {@code d}, each once
 * @param nulls whether {@code t} and {@code s} are written where they are null
 */
public record EnvelopeStyle(List<String> keys, boolean nulls) {
    /** What Discord sends: {@code t,s,op,d}, all four always. */
    public static final EnvelopeStyle STANDARD = ordered("t", "s", "op", "d");

    public EnvelopeStyle {
        keys = List.copyOf(keys);
        if (keys.size() != 4 || !keys.containsAll(List.of("t", "s", "op", "d"))) {
            throw new IllegalArgumentException("keys must be t, s, op and d in any order, were " + keys);
        }
    }

    /** The four keys in this order. */
    public static EnvelopeStyle ordered(String... keys) {
        return new EnvelopeStyle(List.of(keys), true);
    }

    /** The same order, with {@code t} and {@code s} left out where they are null. */
    public EnvelopeStyle withoutNulls() {
        return new EnvelopeStyle(keys, false);
    }
}
