package dev.shard.compression.zlib;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;

/**
 * Memory of windows that are done with, for the next stream of the same thread. The JDK frees memory outside of the heap only
 * with the next garbage collection, and shards that reconnect at once would wait for that, each with a window of its own.
 */
final class WindowPool {
    /** The longest window of RFC 1951. */
    static final int MOST_BYTES = 32 * 1024;

    private static final int LEAST_LOG = 9;
    private static final int MOST_LOG = 15;

    /** Of each length; 1 MiB of the longest. */
    private static final int MOST_IDLE = 32;

    private static final ThreadLocal<WindowPool> OF_THIS_THREAD = ThreadLocal.withInitial(WindowPool::new);

    /** By length, which doubles from each to the next. */
    private final List<Deque<ByteBuffer>> idle = Stream.generate(ArrayDeque<ByteBuffer>::new)
            .<Deque<ByteBuffer>>map(deque -> deque)
            .limit(MOST_LOG - LEAST_LOG + 1L)
            .toList();

    private WindowPool() {}

    /**
     * Takes memory for a window, least significant byte first.
     *
     * @param bytes how many are needed now; more than {@value #MOST_BYTES} never are
     * @return a power of two of bytes, or the most, and {@link SlidingWindow#PADDING}
     */
    static ByteBuffer take(int bytes) {
        int log = Math.max(LEAST_LOG, Math.min(MOST_LOG, Integer.SIZE - Integer.numberOfLeadingZeros(bytes - 1)));
        ByteBuffer window = OF_THIS_THREAD.get().idle.get(log - LEAST_LOG).poll();
        return window != null
                ? window
                : ByteBuffer.allocateDirect((1 << log) + SlidingWindow.PADDING).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Gives memory back, on whichever thread. */
    static void giveBack(ByteBuffer window) {
        int log = Integer.numberOfTrailingZeros(window.capacity() - SlidingWindow.PADDING);
        Deque<ByteBuffer> same = OF_THIS_THREAD.get().idle.get(log - LEAST_LOG);
        if (same.size() < MOST_IDLE) {
            same.push(window);
        }
    }
}
