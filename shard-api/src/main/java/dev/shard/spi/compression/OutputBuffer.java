package dev.shard.spi.compression;

import java.nio.ByteBuffer;

/**
 * The buffer that the decompressors of one event loop write into, so that an idle shard holds none. It grows on demand,
 * doubling, and gives back what a giant payload made it take. Not safe for several threads.
 */
public final class OutputBuffer {
    /** Starting size, to which it shrinks back: 64 KiB. */
    public static final int INITIAL_BYTES = 64 * 1024;

    /**
     * Most that is kept for the next payload: 4 MiB, which holds the largest that the Gateway is known to send. A larger
     * buffer is given back at once, since a loop with little traffic might never send enough to shrink step by step.
     */
    public static final int RETAINED_BYTES = 4 * 1024 * 1024;

    private static final int USES_BEFORE_SHRINKING = 1024;

    private byte[] array;
    private ByteBuffer view;
    private int smallUses;

    /** A buffer of {@link #INITIAL_BYTES}. */
    public OutputBuffer() {
        this(new byte[INITIAL_BYTES]);
    }

    private OutputBuffer(byte[] array) {
        this.array = array;
        this.view = ByteBuffer.wrap(array);
    }

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
        replace((int) Math.max(used + 1L, Math.min(doubled, limit)), used);
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

    /**
     * A buffer of its own that begins with a copy of this one's first bytes and holds no more at first: for a payload
     * whose rest is outstanding.
     *
     * @param used bytes to copy
     */
    public OutputBuffer detach(int used) {
        byte[] own = new byte[used];
        System.arraycopy(array, 0, own, 0, used);
        return new OutputBuffer(own);
    }

    /** Tells that a payload is done with, so that the buffer can shrink: from a giant at once, else when few need it. */
    public void released(int length) {
        if (array.length == INITIAL_BYTES) {
            return;
        }
        if (array.length > RETAINED_BYTES) {
            replace(INITIAL_BYTES, 0);
            return;
        }
        smallUses = length > array.length / 4 ? 0 : smallUses + 1;
        if (smallUses >= USES_BEFORE_SHRINKING) {
            replace(Math.max(INITIAL_BYTES, array.length / 4), 0);
        }
    }

    private void replace(int capacity, int used) {
        byte[] fresh = new byte[capacity];
        System.arraycopy(array, 0, fresh, 0, used);
        array = fresh;
        view = ByteBuffer.wrap(fresh);
        smallUses = 0;
    }
}
