package dev.shard.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** Holds what reading some bytes may allocate against how many they are. */
final class Allocation {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private Allocation() {}

    /** The second time counts if the first was too much: then no class has to be loaded any more. */
    static void atMost(long bytes, Runnable action) {
        if (by(action) > bytes) {
            assertThat(by(action)).as("bytes allocated").isLessThanOrEqualTo(bytes);
        }
    }

    private static long by(Runnable action) {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        action.run();
        return THREADS.getCurrentThreadAllocatedBytes() - before;
    }
}
