package dev.shard.sim.traffic;

import java.util.List;

/**
 * Chance, from a seed. SplitMix64 (Steele, Lea and Flood, 2014), written out so that a seed gives the same draws on
 * every JDK; for the same reason nothing here uses floating point. One owner, one thread.
 */
final class Draw {
    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;
    private static final String HEX = "0123456789abcdef";
    private static final String BASE64URL = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    private long state;

    Draw(long seed) {
        state = seed;
    }

    /** A source of its own for each {@code topic}, independent of what was drawn before. */
    static Draw about(long seed, long topic) {
        return new Draw(hash(seed, topic));
    }

    static long hash(long seed, long topic) {
        return mix(mix(seed + GOLDEN_GAMMA) ^ mix(topic - GOLDEN_GAMMA));
    }

    private static long mix(long z) {
        long y = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        long x = (y ^ (y >>> 27)) * 0x94D049BB133111EBL;
        return x ^ (x >>> 31);
    }

    long bits() {
        state += GOLDEN_GAMMA;
        return mix(state);
    }

    /** From 0 up to, without, {@code bound}; 0 if {@code bound} is 1 or less. */
    int below(int bound) {
        return bound <= 1 ? 0 : (int) (((bits() >>> 32) * bound) >>> 32);
    }

    /** Both ends included. */
    int between(int min, int max) {
        return min + below(max - min + 1);
    }

    /** Both ends included, small values far more often than large ones: the shape of sizes found in the wild. */
    int skewed(int min, int max) {
        return min + below(((max - min) >> below(8)) + 1);
    }

    boolean chance(int percent) {
        return below(100) < percent;
    }

    <T> T of(List<T> choices) {
        return choices.get(below(choices.size()));
    }

    int of(int... choices) {
        return choices[below(choices.length)];
    }

    /** An image or content hash as Discord writes it. */
    String hex(int digits) {
        return letters(HEX, digits);
    }

    /** An opaque token-like string. */
    String opaque(int characters) {
        return letters(BASE64URL, characters);
    }

    private String letters(String alphabet, int count) {
        var text = new StringBuilder(count);
        for (int i = 0; i < count; i++) {
            text.append(alphabet.charAt(below(alphabet.length())));
        }
        return text.toString();
    }
}
