package dev.shard.bench.client;

/**
 * What a number of events took, from the first to the last.
 *
 * @param wallNanos from beginning to end
 * @param cpuNanos of all threads of the process that ran until the end, in the kernel too
 * @param allocatedBytes on the heap, by all threads that ran until the end
 */
public record Measure(int events, long wallNanos, long cpuNanos, long allocatedBytes) {
    /** As one line. */
    String line() {
        return "%d %d %d %d".formatted(events, wallNanos, cpuNanos, allocatedBytes);
    }

    /** Reads {@link #line()}. */
    public static Measure parse(String line) {
        String[] words = line.split(" ");
        return new Measure(
                Integer.parseInt(words[0]),
                Long.parseLong(words[1]),
                Long.parseLong(words[2]),
                Long.parseLong(words[3]));
    }
}
