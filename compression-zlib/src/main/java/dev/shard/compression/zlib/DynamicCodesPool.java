package dev.shard.compression.zlib;

import org.jspecify.annotations.Nullable;

/**
 * Codes to be used again by whichever stream needs some next on the same thread. A stream has its own only from the start of
 * a block to its end, so that a loop whose messages end in flushes gets by with one.
 */
final class DynamicCodesPool {
    private static final ThreadLocal<DynamicCodesPool> OF_THIS_THREAD = ThreadLocal.withInitial(DynamicCodesPool::new);

    private @Nullable DynamicCodes idle;

    private DynamicCodesPool() {}

    /** Takes codes, which nobody else uses then. */
    static DynamicCodes take() {
        DynamicCodesPool pool = OF_THIS_THREAD.get();
        DynamicCodes codes = pool.idle == null ? new DynamicCodes() : pool.idle;
        pool.idle = null;
        codes.reset();
        return codes;
    }

    /** Gives codes back, on whichever thread. */
    static void giveBack(DynamicCodes codes) {
        OF_THIS_THREAD.get().idle = codes;
    }
}
