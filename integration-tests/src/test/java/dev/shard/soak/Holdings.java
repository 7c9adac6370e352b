package dev.shard.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a process holds. Linux only.
 *
 * @param threads alive
 * @param descriptors open files, sockets and the like
 * @param heapKib used, right after a collection
 * @param residentKib memory that is in RAM, the heap included
 */
record Holdings(int threads, long descriptors, long heapKib, long residentKib) {
    private static final String MARK = "holds ";

    /** Of this process, now. */
    static Holdings now() throws IOException {
        // Twice, because the first collection only finds out what is to be cleaned up.
        System.gc();
        System.gc();
        return new Holdings(
                ManagementFactory.getThreadMXBean().getThreadCount(),
                descriptorsNow(),
                ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / 1024,
                residentNow());
    }

    private static long descriptorsNow() throws IOException {
        try (Stream<Path> open = Files.list(Path.of("/proc/self/fd"))) {
            return open.count();
        }
    }

    private static long residentNow() throws IOException {
        try (Stream<String> lines = Files.lines(Path.of("/proc/self/status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** Every line that {@link #toLine()} made, in order. */
    static List<Holdings> in(List<String> lines) {
        return lines.stream()
                .filter(line -> line.startsWith(MARK))
                .map(line -> line.substring(MARK.length()).split(" ", -1))
                .map(part -> new Holdings(
                        Integer.parseInt(part[0]),
                        Long.parseLong(part[1]),
                        Long.parseLong(part[2]),
                        Long.parseLong(part[3])))
                .toList();
    }

    String toLine() {
        return MARK + threads + " " + descriptors + " " + heapKib + " " + residentKib;
    }

    /** Fails if this is more than {@code before}: beyond a connection that is just going, and what compiled code needs. */
    void assertNoMoreThan(Holdings before) {
        assertThat(threads - before.threads).as("threads more than before").isLessThanOrEqualTo(2);
        assertThat(descriptors - before.descriptors)
                .as("descriptors more than before")
                .isLessThanOrEqualTo(2);
        assertThat(heapKib - before.heapKib).as("KiB of heap more than before").isLessThan(1024);
        assertThat(residentKib - before.residentKib)
                .as("KiB resident more than before")
                .isLessThan(5 * 1024);
    }
}
