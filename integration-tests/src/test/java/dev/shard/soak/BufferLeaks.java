package dev.shard.soak;

import io.netty.buffer.ByteBufAllocator;
import java.util.List;

/** Netty's own search for buffers that were dropped without being released, which logs what it finds. */
final class BufferLeaks {
    private static final int TRIES = 10;

    private BufferLeaks() {}

    /** Lets it look: it does so when a buffer is made, after the collector has found those that were dropped. */
    static void search() {
        for (int i = 0; i < TRIES; i++) {
            System.gc();
            ByteBufAllocator.DEFAULT.buffer().release();
        }
    }

    /** What was found and logged. */
    static List<String> in(List<String> lines) {
        return lines.stream().filter(line -> line.contains("LEAK:")).toList();
    }
}
