package dev.shard.codec.etf;

import java.nio.ByteBuffer;

/**
 * What a buffer holds, as a part of an array.
 *
 * @param array the buffer's own array, or a copy if it has none
 * @param from index of the first byte
 * @param end index behind the last byte
 */
@SuppressWarnings("ArrayRecordComponent") // Compared by nobody.
record TermBytes(byte[] array, int from, int end) {
    /** What empty data stands for: the atom nil. */
    static final TermBytes NULL = new TermBytes(new byte[] {Tag.SMALL_ATOM_UTF8, 3, 'n', 'i', 'l'}, 0, 5);

    static TermBytes of(ByteBuffer buffer) {
        if (buffer.hasArray()) {
            int shift = buffer.arrayOffset();
            return new TermBytes(buffer.array(), shift + buffer.position(), shift + buffer.limit());
        }
        byte[] copy = new byte[buffer.remaining()];
        buffer.get(buffer.position(), copy);
        return new TermBytes(copy, 0, copy.length);
    }

    int length() {
        return end - from;
    }

    /**
     * The same without version, inflated if need be.
     *
     * @param versioned whether a version must be there; else it may
     * @param maxInflatedBytes how far a compressed term may inflate
     */
    TermBytes bare(boolean versioned, int maxInflatedBytes) {
        if (isCompressed()) {
            return CompressedTerm.inflate(this, maxInflatedBytes);
        }
        if (from < end && (array[from] & 0xFF) == Tag.VERSION) {
            return new TermBytes(array, from + 1, end);
        }
        if (!versioned) {
            return this;
        }
        throw from < end ? MalformedTerm.noVersion(from) : MalformedTerm.cutOff(end);
    }

    /** The index behind the first term, which has a version; others may follow. */
    int endOfFirst(int maxInflatedBytes) {
        if (isCompressed()) {
            return CompressedTerm.endOf(this, maxInflatedBytes);
        }
        if (Octets.u8(array, from, end) != Tag.VERSION) {
            throw MalformedTerm.noVersion(from);
        }
        return TermScanner.term(array, from + 1, end);
    }

    /** Whether a version stands in front, and behind it what marks a compressed term. */
    boolean isCompressed() {
        return length() >= 2 && (array[from] & 0xFF) == Tag.VERSION && array[from + 1] == Tag.COMPRESSED;
    }
}
