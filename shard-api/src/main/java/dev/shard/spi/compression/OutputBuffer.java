package dev.shard.spi.compression;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * The buffer that the decompressors of one event loop write into, so that an idle shard holds none. It grows on demand,
 * doubling, and gives back what a giant payload made it take. Not safe for several threads.
 */
public final class OutputBuffer {
    /** Starting size, to which it shrinks back: 64 KiB. */
    public static final int INITIAL_BYTES = 64 * 1024;

    private static final int USES_BEFORE_SHRINKING = 1024;

    private byte[] array = new byte[INITIAL_BYTES];
    private ByteBuffer view = ByteBuffer.wrap(array);
    private int smallUses;

    /** A buffer of {@link #INITIAL_BYTES}. */
    public OutputBuffer() {}

    /** The bytes; the array changes when the buffer grows. */
    public byte[] array() {
        return array;
    }

    /** How many bytes fit now. */
    public int capacity() {
        return array.length;
    }

    /**
     * Makes room, keeping the first bytes.
     *
     * @param used bytes to keep
     * @param limit never larger than this; at least {@code used + 1}
     * @return the new capacity, more than {@code used}
     */
    public int grow(int used, int limit) {
        long doubled = Math.max(2L * array.length, INITIAL_BYTES);
        array = Arrays.copyOf(array, (int) Math.max(used + 1L, Math.min(doubled, limit)));
        view = ByteBuffer.wrap(array);
        smallUses = 0;
        return array.length;
    }

    /**
     * A view from {@code offset} to {@code offset + length}: the same object each time, without an allocation.
     *
     * @return lent until the next call
     */
    public ByteBuffer view(int offset, int length) {
        return view.clear().limit(offset + length).position(offset);
    }

    /** Tells that a payload is done with, so that the buffer can shrink when giants have become rare. */
    public void released(int length) {
        if (array.length == INITIAL_BYTES) {
            return;
        }
        smallUses = length > array.length / 4 ? 0 : smallUses + 1;
        if (smallUses >= USES_BEFORE_SHRINKING) {
            array = new byte[Math.max(INITIAL_BYTES, array.length / 4)];
            view = ByteBuffer.wrap(array);
            smallUses = 0;
        }
    }
}
