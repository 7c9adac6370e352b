package dev.shard.bench.client;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Measures the process from its start to the moment it is read. */
public final class Stopwatch {
    private static final Path TASKS = Path.of("/proc/self/task");
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final long allocated = allocatedBytes();
    private final long cpu = cpuNanos();
    private final long wall = System.nanoTime();

    public Measure read(int events) {
        return new Measure(events, System.nanoTime() - wall, cpuNanos() - cpu, allocatedBytes() - allocated);
    }

    /** Of all threads that live, those of the JVM too; to the nanosecond, while {@code times(2)} counts hundredths. */
    private static long cpuNanos() {
        long nanos = 0;
        try (DirectoryStream<Path> tasks = Files.newDirectoryStream(TASKS)) {
            for (Path task : tasks) {
                nanos += cpuNanos(task);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("benchmarks need Linux with /proc", e);
        }
        return nanos;
    }

    private static long cpuNanos(Path task) throws IOException {
        try {
            String schedstat = Files.readString(task.resolve("schedstat"));
            return Long.parseLong(schedstat.substring(0, schedstat.indexOf(' ')));
        } catch (NoSuchFileException endedMeanwhile) {
            return 0;
        }
    }

    private static long allocatedBytes() {
        long bytes = 0;
        for (long thread : THREADS.getThreadAllocatedBytes(THREADS.getAllThreadIds())) {
            bytes += Math.max(0, thread);
        }
        return bytes;
    }
}
