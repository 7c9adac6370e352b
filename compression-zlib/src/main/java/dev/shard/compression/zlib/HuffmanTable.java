package dev.shard.compression.zlib;

import java.util.zip.DataFormatException;

/**
 * Decodes a canonical Huffman code (RFC 1951, section 3.2.2) by looking up the next bits. A code that is longer than the
 * table's bits is looked up a second time, in a table of its own behind the first.
 *
 * <p>An entry has, from its lowest bit: in 8 bits how many to skip, in 4 how many of these are the code's, the rest being
 * extra bits of a length or distance; four flags; then a value. {@link #LITERAL}, the sign, is an entry's commonest property.
 */
final class HuffmanTable {
    static final int END_OF_BLOCK = 1 << 12;
    static final int SUBTABLE = 1 << 13;
    static final int INVALID = 1 << 14;
    static final int LITERAL = 1 << 31;

    /** Neither a literal nor the value of a length or distance. */
    static final int SPECIAL = END_OF_BLOCK | SUBTABLE | INVALID;

    private static final int CODE_SHIFT = 8;
    private static final int CODE_MASK = 15;
    private static final int VALUE_SHIFT = 16;

    /** Looked up by the next bits, the first of them lowest. */
    final int[] entries;

    private final int rootBits;
    /** What each symbol means, as an entry whose code has no bits yet. */
    private final int[] meanings;

    /**
     * @param rootBits of the first table
     * @param entries how many both tables have at most
     * @param meanings of the symbols
     */
    HuffmanTable(int rootBits, int entries, int[] meanings) {
        this.rootBits = rootBits;
        this.entries = new int[entries];
        this.meanings = meanings;
    }

    /** What the entry of a symbol without a code yet looks like. */
    static int meaning(int value, int extraBits) {
        return value << VALUE_SHIFT | extraBits;
    }

    /** The value of a length or distance, its extra bits included. */
    static int value(int entry, long bits) {
        return (entry >>> VALUE_SHIFT) + ((int) (bits & (1L << entry) - 1) >>> (entry >>> CODE_SHIFT & CODE_MASK));
    }

    /** The value of an entry that has no extra bits. */
    static int valueWithoutExtraBits(int entry) {
        return entry >>> VALUE_SHIFT;
    }

    /** How many bits an entry takes. */
    static int bits(int entry) {
        return entry & Long.SIZE - 1;
    }

    /** Where in the second table an entry leads, by the bits behind the first table's. */
    static int subtable(int entry, long bits) {
        return (entry >>> VALUE_SHIFT) + ((int) bits & (1 << (entry >>> CODE_SHIFT & CODE_MASK)) - 1);
    }

    /**
     * Builds the table.
     *
     * @throws DataFormatException if the lengths are those of no code
     */
    void build(CodeLengths lengths) throws DataFormatException {
        int codes = lengths.sort();
        if (codes <= 1 && lengths.unusedCodes() > 0) {
            buildForOne(codes == 1 ? entry(lengths, 0, 1) : INVALID | 1);
        } else {
            int code = fillRoot(lengths, codes);
            fillSubtables(lengths, codes, code);
        }
    }

    /** A block may have no distance, or one, whose code is then a zero; a one means nothing. */
    private void buildForOne(int entry) {
        for (int i = 0; i < 1 << rootBits; i += 2) {
            entries[i] = entry;
            entries[i + 1] = INVALID | 1;
        }
    }

    /** Each time that codes become a bit longer, what is there is valid for both values of that bit, until overwritten. */
    private int fillRoot(CodeLengths lengths, int codes) {
        int code = 0;
        int bits = lengths.length(0);
        for (int i = 0; i < codes && lengths.length(i) <= rootBits; i++) {
            for (; bits < lengths.length(i); bits++) {
                System.arraycopy(entries, 0, entries, 1 << bits, 1 << bits);
            }
            entries[code] = entry(lengths, i, bits);
            code = next(code, bits);
        }
        for (; bits < rootBits; bits++) {
            System.arraycopy(entries, 0, entries, 1 << bits, 1 << bits);
        }
        return code;
    }

    private void fillSubtables(CodeLengths lengths, int codes, int firstCode) {
        int code = firstCode;
        int end = 1 << rootBits;
        int start = end;
        int prefix = -1;
        for (int i = lengths.notLongerThan(rootBits); i < codes; i++) {
            int length = lengths.length(i);
            if ((code & (1 << rootBits) - 1) != prefix) {
                prefix = code & (1 << rootBits) - 1;
                int bits = lengths.subtableBits(i, rootBits);
                start = end;
                end = start + (1 << bits);
                entries[prefix] = SUBTABLE | start << VALUE_SHIFT | bits << CODE_SHIFT | rootBits;
            }
            int entry = entry(lengths, i, length - rootBits);
            for (int at = start + (code >>> rootBits); at < end; at += 1 << length - rootBits) {
                entries[at] = entry;
            }
            code = next(code, length);
        }
    }

    private int entry(CodeLengths lengths, int index, int bits) {
        return meanings[lengths.symbol(index)] + bits | bits << CODE_SHIFT;
    }

    /** The code after another of the same length; the first bit of either is lowest, so that a carry moves down. */
    private static int next(int code, int bits) {
        int lastZero = Integer.highestOneBit(code ^ (1 << bits) - 1);
        return code & lastZero - 1 | lastZero;
    }
}
