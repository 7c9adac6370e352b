package dev.shard.compression.zlib;

import java.nio.ByteBuffer;
import java.util.zip.DataFormatException;

/**
 * The last 32 KiB that came out of a deflate stream, to which later data refers back (RFC 1951, section 2). Takes memory as
 * the stream gets longer, outside of the heap, so that a shard that has heard little holds little, and no heap has to be
 * larger for windows.
 */
final class SlidingWindow {
    /** What may be read, and is not used, behind the last byte by those who copy eight bytes at a time. */
    static final int PADDING = 24;

    private static final ByteBuffer NOTHING = ByteBuffer.allocateDirect(PADDING);

    /** A ring, once it is as long as the window may be; its length is {@link #capacity} and {@link #PADDING}. */
    ByteBuffer ring = NOTHING;

    /** A power of two, or 0 at first. */
    int capacity;

    /** Where the next byte goes. */
    int next;

    /** How many bytes are there. */
    int filled;

    /** Appends what came out. */
    void append(byte[] output, int from, int to) {
        int start = Math.max(from, to - WindowPool.MOST_BYTES);
        int length = to - start;
        if (length == 0) {
            return;
        }
        if (length > capacity - filled && capacity < WindowPool.MOST_BYTES) {
            grow(filled + length);
        }
        int untilEnd = Math.min(length, capacity - next);
        ring.put(next, output, start, untilEnd);
        if (untilEnd < length) {
            ring.put(0, output, start + untilEnd, length - untilEnd);
        }
        filled = Math.min(capacity, filled + length);
        next = next + length & capacity - 1;
    }

    private void grow(int wanted) {
        ByteBuffer longer = WindowPool.take(wanted);
        longer.put(0, ring, 0, filled);
        giveBack();
        ring = longer;
        capacity = longer.capacity() - PADDING;
        next = filled;
    }

    /**
     * Copies what a length and a distance refer to, wherever it begins and ends.
     *
     * @param output the data that is coming out, whose beginning follows the window's end
     * @param start where it begins
     * @param at where it ends now; there is room behind it
     * @throws DataFormatException if the distance goes back beyond what is known
     */
    void copy(byte[] output, int start, int at, int length, int distance) throws DataFormatException {
        if (distance > at - start + filled) {
            throw new DataFormatException("invalid distance too far back");
        }
        int to = at;
        int end = at + length;
        while (to < end && to - distance < start) {
            int from = next - (distance - (to - start)) & capacity - 1;
            int bytes = Math.min(Math.min(end - to, distance - (to - start)), capacity - from);
            ring.get(from, output, to, bytes);
            to += bytes;
        }
        for (; to < end; to++) {
            output[to] = output[to - distance];
        }
    }

    /** Forgets everything. */
    void clear() {
        giveBack();
        ring = NOTHING;
        capacity = 0;
        next = 0;
        filled = 0;
    }

    private void giveBack() {
        if (capacity > 0) {
            WindowPool.giveBack(ring);
        }
    }
}
