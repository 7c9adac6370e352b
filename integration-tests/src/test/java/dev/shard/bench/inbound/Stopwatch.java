package dev.shard.bench.inbound;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/** Measures what one thread does, from its start to the moment it is read; both on that thread. */
final class Stopwatch {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final long wall = System.nanoTime();
    private final long cpu = THREADS.getCurrentThreadCpuTime();

    /**
     * What a piece of work took, in nanoseconds.
     *
     * @param cpu of the thread that did it, in the kernel too: what a core of its own would have needed, whatever else the
     *     machine did meanwhile
     * @param wall from beginning to end
     */
    record Time(long cpu, long wall) {}

    Time read() {
        return new Time(THREADS.getCurrentThreadCpuTime() - cpu, System.nanoTime() - wall);
    }
}
