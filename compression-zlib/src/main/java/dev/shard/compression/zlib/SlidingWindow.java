package dev.shard.compression.zlib;

import java.util.Arrays;
import java.util.zip.DataFormatException;

/**
 * The last 32 KiB that came out of a deflate stream, to which later data refers back (RFC 1951, section 2). Takes memory as
 * the stream gets longer, so that a shard that has heard little holds little.
 */
final class SlidingWindow {
    static final int MOST_BYTES = 32 * 1024;

    /** What may be read, and is not used, behind the last byte by those who copy eight bytes at a time. */
    static final int PADDING = 24;

    private static final int LEAST_BYTES = 256;
    private static final byte[] NOTHING = {};

    /** A ring, once it is as long as the window may be. Its length is a power of two, and {@link #PADDING}. */
    byte[] ring = NOTHING;

    /** Where the next byte goes. */
    int next;

    /** How many bytes are there. */
    int filled;

    private int capacity;

    /** Appends what came out. */
    void append(byte[] output, int from, int to) {
        int start = Math.max(from, to - MOST_BYTES);
        int length = to - start;
        if (length > capacity - filled && capacity < MOST_BYTES) {
            grow(filled + length);
        }
        int untilEnd = Math.min(length, capacity - next);
        System.arraycopy(output, start, ring, next, untilEnd);
        System.arraycopy(output, start + untilEnd, ring, 0, length - untilEnd);
        filled = Math.min(capacity, filled + length);
        next = capacity == 0 ? 0 : next + length & capacity - 1;
    }

    private void grow(int wanted) {
        int powerOfTwo = Integer.highestOneBit(Math.max(wanted, LEAST_BYTES) * 2 - 1);
        int larger = Math.min(powerOfTwo, MOST_BYTES);
        byte[] longer = Arrays.copyOf(ring, larger + PADDING);
        next = filled;
        ring = longer;
        capacity = larger;
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
            System.arraycopy(ring, from, output, to, bytes);
            to += bytes;
        }
        for (; to < end; to++) {
            output[to] = output[to - distance];
        }
    }

    /** Forgets everything. */
    void clear() {
        ring = NOTHING;
        capacity = 0;
        next = 0;
        filled = 0;
    }
}
