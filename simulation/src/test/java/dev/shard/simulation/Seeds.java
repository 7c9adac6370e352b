package dev.shard.simulation;

import java.util.BitSet;
import java.util.function.LongFunction;
import java.util.function.Supplier;

/**
 * Lives the lives of seeds. May be loaded by {@link PatchedClasses}, so it speaks with whoever loaded it in words of the
 * JDK's. Safe for several threads.
 */
public final class Seeds implements LongFunction<String>, Supplier<BitSet> {
    private final int minutes;

    /** For lives of so many virtual minutes. */
    public Seeds(int minutes) {
        this.minutes = minutes;
        LogWatch.install();
    }

    /** What goes wrong in the life of a seed; empty if nothing does. */
    @Override
    public String apply(long seed) {
        String failure = Script.drawn(seed, minutes).failure();
        return failure == null ? "" : failure;
    }

    /** The rows that were taken so far, if the machine was patched to tell. */
    @Override
    public BitSet get() {
        return RowLog.rows();
    }

    /** Gives the shortest script that fails as a seed does, as code. */
    public static final class Shrunk implements LongFunction<String> {
        private final int minutes;

        /** For lives of so many virtual minutes. */
        public Shrunk(int minutes) {
            this.minutes = minutes;
            LogWatch.install();
        }

        @Override
        public String apply(long seed) {
            return Shrinker.shrink(Script.drawn(seed, minutes)).asCode();
        }
    }

    /** Same as {@code new Seeds(minutes)}, but of changed classes. */
    static LongFunction<String> of(PatchedClasses classes, int minutes) {
        return load(classes, Seeds.class, minutes);
    }

    /** Same as {@code new Shrunk(minutes)}, but of changed classes. */
    static LongFunction<String> shrunk(PatchedClasses classes, int minutes) {
        return load(classes, Shrunk.class, minutes);
    }

    @SuppressWarnings("unchecked") // Both classes say so.
    private static LongFunction<String> load(PatchedClasses classes, Class<?> type, int minutes) {
        // The log is set up by one of us, before others speak to it at the same time.
        LogWatch.install();
        try {
            return (LongFunction<String>)
                    classes.loadClass(type.getName()).getConstructor(int.class).newInstance(minutes);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
