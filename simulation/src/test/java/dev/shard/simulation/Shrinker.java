package dev.shard.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Makes a failing script short: leaves stimuli out, many at a time, then fewer, as long as it fails in the same way.
 *
 * @see "Zeller and Hildebrandt, Simplifying and Isolating Failure-Inducing Input, 2002"
 */
final class Shrinker {
    private Shrinker() {}

    /**
     * The shortest script that breaks the same law as this one; no stimulus of it can be left out.
     *
     * @throws IllegalArgumentException if it breaks none
     */
    static Script shrink(Script failing) {
        String law = law(failing.failure());
        if (law == null) {
            throw new IllegalArgumentException("seed " + failing.seed() + " breaks no law");
        }
        return failing.with(shrink(
                failing.stimuli(), fewer -> law.equals(law(failing.with(fewer).failure()))));
    }

    /** What comes before the colon is the law; what comes after it tells of one case. */
    private static @Nullable String law(@Nullable String failure) {
        return failure == null ? null : failure.replaceFirst(": .*", "");
    }

    /** Same for any list, of which {@code fails} holds. */
    static <T> List<T> shrink(List<T> failing, Predicate<List<T>> fails) {
        List<T> shortest = failing;
        int size = Math.max(1, shortest.size() / 2);
        while (true) {
            List<T> shorter = withoutChunks(shortest, size, fails);
            boolean minimal = size == 1 && shorter.size() == shortest.size();
            shortest = shorter;
            if (minimal) {
                return shortest;
            }
            size = Math.max(1, Math.min(size / 2, shortest.size()));
        }
    }

    private static <T> List<T> withoutChunks(List<T> failing, int size, Predicate<List<T>> fails) {
        List<T> left = failing;
        int at = 0;
        while (at < left.size()) {
            List<T> fewer = new ArrayList<>(left);
            fewer.subList(at, Math.min(at + size, fewer.size())).clear();
            if (fails.test(fewer)) {
                left = fewer;
            } else {
                at += size;
            }
        }
        return left;
    }
}
