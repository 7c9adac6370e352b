package dev.shard.simulation;

import org.jspecify.annotations.Nullable;

/** The world that a thread is living in, for those who cannot be told: the log. */
final class CurrentWorld {
    private static final ThreadLocal<@Nullable World> CURRENT = new ThreadLocal<>();

    private CurrentWorld() {}

    static void run(World world, Runnable life) {
        CURRENT.set(world);
        try {
            life.run();
        } finally {
            CURRENT.remove();
        }
    }

    /** Null outside of any world. */
    static @Nullable World get() {
        return CURRENT.get();
    }
}
