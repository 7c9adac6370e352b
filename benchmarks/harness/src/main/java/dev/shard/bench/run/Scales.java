package dev.shard.bench.run;

import dev.shard.bench.client.Weight;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;

/** Weighs a process when it has come to rest. */
final class Scales {
    /** Between two weighings. */
    private static final long INTERVAL_MILLIS = 400;
    /** So many in a row have to agree. */
    private static final int AGREEING = 4;
    /** Within this much: 1.3 KiB for each of 50 shards. */
    private static final long TOLERANCE_BYTES = 64 << 10;
    /** After this it is weighed as it is, and said so. */
    private static final int MOST = 30;

    private Scales() {}

    /**
     * A weight, in bytes.
     *
     * @param resident of the whole process, as the kernel counts it
     * @param mappedFiles of these, libraries and jars, which other processes share
     * @param restless by how much the last weighings differed
     */
    record Reading(long resident, long mappedFiles, long restless, Weight weight) {
        /** Not of the heap, which is resident from the start: code, classes, threads, and what was allocated beside it. */
        long besideHeap(long heapBytes) {
            return resident - heapBytes;
        }
    }

    /** Weighs again and again until it no longer changes, within bounded time. */
    static Reading weigh(JavaProcess process) throws IOException, InterruptedException {
        Deque<Long> last = new ArrayDeque<>();
        for (int time = 0; ; time++) {
            Weight weight = Weight.parse(process.ask("weigh"));
            long resident = process.residentBytes("Rss");
            last.addLast(resident);
            if (last.size() > AGREEING) {
                last.removeFirst();
            }
            long restless = last.stream().mapToLong(each -> each).max().orElse(0)
                    - last.stream().mapToLong(each -> each).min().orElse(0);
            if (last.size() == AGREEING && (restless <= TOLERANCE_BYTES || time >= MOST)) {
                long files = resident - process.residentBytes("Anonymous");
                return new Reading(resident, files, restless, weight);
            }
            TimeUnit.MILLISECONDS.sleep(INTERVAL_MILLIS);
        }
    }
}
