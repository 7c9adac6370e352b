package dev.shard.compression.zlib;

import java.util.Arrays;
import java.util.zip.DataFormatException;

/** How many bits the codes of symbols have: what defines a canonical Huffman code (RFC 1951, section 3.2.2). */
final class CodeLengths {
    static final int LONGEST = 15;

    private static final int LENGTH_BITS = 4;
    private static final int LENGTH_MASK = (1 << LENGTH_BITS) - 1;

    private final String name;
    /** Symbols that have a code, in their order: four bits of length, then the symbol. */
    private final short[] given;
    /** The same by length, then by symbol. */
    private final short[] sorted;

    private final int[] ends = new int[LONGEST + 1];
    private int size;
    private int unused;

    /**
     * @param name what the symbols are, for messages of exceptions
     * @param symbols how many there are at most
     */
    CodeLengths(String name, int symbols) {
        this.name = name;
        this.given = new short[symbols];
        this.sorted = new short[symbols];
    }

    void clear() {
        size = 0;
    }

    /** Adds a symbol, in their order, with a length from 1 to {@value #LONGEST}. */
    void add(int symbol, int length) {
        given[size++] = (short) (symbol << LENGTH_BITS | length);
    }

    /**
     * Sorts by length.
     *
     * @return how many symbols have a code
     * @throws DataFormatException if there are more codes than their lengths allow, or fewer; one may be alone with one bit
     */
    int sort() throws DataFormatException {
        Arrays.fill(ends, 0);
        for (int i = 0; i < size; i++) {
            ends[given[i] & LENGTH_MASK]++;
        }
        unused = unusedAmong(ends);
        if (unused < 0 || unused > 0 && size > 0 && ends[1] != size) {
            throw invalid();
        }
        int sum = 0;
        for (int length = 1; length <= LONGEST; length++) {
            int start = sum;
            sum += ends[length];
            ends[length] = start;
        }
        for (int i = 0; i < size; i++) {
            int one = given[i];
            sorted[ends[one & LENGTH_MASK]++] = (short) one;
        }
        return size;
    }

    DataFormatException invalid() {
        return new DataFormatException("invalid " + name + " set");
    }

    /** How many codes of the longest length are left over; less than none if there are too many. */
    private static int unusedAmong(int[] counts) {
        int left = 1;
        for (int length = 1; length <= LONGEST; length++) {
            left = 2 * left - counts[length];
            if (left < 0) {
                return left;
            }
        }
        return left;
    }

    /** How many codes of the longest length are left over, after sorting. */
    int unusedCodes() {
        return unused;
    }

    /** The length of a code by its place among the sorted ones. */
    int length(int index) {
        return sorted[index] & LENGTH_MASK;
    }

    /** The symbol of a code by its place among the sorted ones. */
    int symbol(int index) {
        return sorted[index] >>> LENGTH_BITS;
    }

    /** How many codes have so many bits or fewer. */
    int notLongerThan(int bits) {
        return ends[bits];
    }

    /** How many bits lead to the end of all codes that begin as the one at a place does, behind so many of its bits. */
    int subtableBits(int index, int rootBits) {
        int bits = length(index) - rootBits;
        int space = ends[rootBits + bits] - index;
        while (space < 1 << bits) {
            bits++;
            space = 2 * space + ends[rootBits + bits] - ends[rootBits + bits - 1];
        }
        return bits;
    }
}
