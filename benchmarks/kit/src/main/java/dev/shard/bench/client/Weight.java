package dev.shard.bench.client;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.function.Predicate;
import javax.management.JMException;
import javax.management.ObjectName;

/**
 * What a JVM knows of its own memory, in bytes.
 *
 * @param liveHeap what a collection left
 * @param code compiled
 * @param classes metaspace
 */
public record Weight(long liveHeap, long code, long classes, int threads) {
    private static final String COMMANDS = "com.sun.management:type=DiagnosticCommand";

    /**
     * Weighs this process after it collected its garbage, and after the C library gave back what is free: what others gave
     * back before would be counted for what is still there.
     */
    static Weight now() throws JMException {
        // Twice, because the first collection only finds out what is to be cleaned up.
        System.gc();
        System.gc();
        ManagementFactory.getPlatformMBeanServer()
                .invoke(new ObjectName(COMMANDS), "systemTrimNativeHeap", new Object[0], new String[0]);
        return new Weight(
                liveHeapBytes(),
                committedBytes(pool -> pool.getName().startsWith("Code")),
                committedBytes(pool -> pool.getName().equals("Metaspace")),
                ManagementFactory.getThreadMXBean().getThreadCount());
    }

    /** Not what is used now: that includes the parts of the heap that threads have set aside for themselves. */
    private static long liveHeapBytes() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .mapToLong(pool -> pool.getCollectionUsage().getUsed())
                .sum();
    }

    private static long committedBytes(Predicate<MemoryPoolMXBean> pools) {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pools)
                .mapToLong(pool -> pool.getUsage().getCommitted())
                .sum();
    }

    /** As one line. */
    String line() {
        return "%d %d %d %d".formatted(liveHeap, code, classes, threads);
    }

    /** Reads {@link #line()}. */
    public static Weight parse(String line) {
        String[] words = line.split(" ");
        return new Weight(
                Long.parseLong(words[0]),
                Long.parseLong(words[1]),
                Long.parseLong(words[2]),
                Integer.parseInt(words[3]));
    }
}
