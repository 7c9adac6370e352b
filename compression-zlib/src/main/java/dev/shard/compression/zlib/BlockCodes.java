package dev.shard.compression.zlib;

import java.util.zip.DataFormatException;

/** The two codes of a block, ready to decode: literals and lengths, and distances (RFC 1951, section 3.2.5). */
final class BlockCodes {
    static final int LITERAL_BITS = 9;
    static final int DISTANCE_BITS = 7;

    /** How many literals and lengths may have a code in a block; the fixed code has two more, which mean nothing. */
    static final int SYMBOLS = 286;

    /** How many distances may have a code in a block; the fixed code has two more, which mean nothing. */
    static final int DISTANCES = 30;

    static final int END_OF_BLOCK = 256;

    private static final int FIRST_LENGTH = 257;
    private static final int FIXED_SYMBOLS = 288;
    private static final int FIXED_DISTANCES = 32;
    /** The most that a code of {@value #SYMBOLS} symbols can need; the fixed code needs 512. */
    static final int LITERAL_ENTRIES = 852;
    /** The most that a code of {@value #DISTANCES} distances can need; the fixed code needs 128. */
    static final int DISTANCE_ENTRIES = 400;

    /** Base lengths repeat every four symbols with one more extra bit; the last is the exception. */
    private static final int LONGEST_MATCH = 258;

    private static final int[] LITERAL_MEANINGS = literalMeanings();
    private static final int[] DISTANCE_MEANINGS = distanceMeanings();
    private static final BlockCodes FIXED = new BlockCodes();

    static {
        try {
            FIXED.buildFixed();
        } catch (DataFormatException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    final HuffmanTable literals = new HuffmanTable(LITERAL_BITS, LITERAL_ENTRIES, LITERAL_MEANINGS);
    final HuffmanTable distances = new HuffmanTable(DISTANCE_BITS, DISTANCE_ENTRIES, DISTANCE_MEANINGS);

    /** The code that needs no description in the block. */
    static BlockCodes fixed() {
        return FIXED;
    }

    /** Lengths of section 3.2.6. */
    private void buildFixed() throws DataFormatException {
        CodeLengths lengths = new CodeLengths("literal/lengths", FIXED_SYMBOLS);
        for (int symbol = 0; symbol < FIXED_SYMBOLS; symbol++) {
            lengths.add(symbol, symbol < 144 ? 8 : symbol < 256 ? 9 : symbol < 280 ? 7 : 8);
        }
        literals.build(lengths);
        CodeLengths five = new CodeLengths("distances", FIXED_DISTANCES);
        for (int symbol = 0; symbol < FIXED_DISTANCES; symbol++) {
            five.add(symbol, 5);
        }
        distances.build(five);
    }

    private static int[] literalMeanings() {
        int[] meanings = new int[FIXED_SYMBOLS];
        for (int symbol = 0; symbol < END_OF_BLOCK; symbol++) {
            meanings[symbol] = HuffmanTable.LITERAL | HuffmanTable.meaning(symbol, 0);
        }
        meanings[END_OF_BLOCK] = HuffmanTable.END_OF_BLOCK;
        int length = 3;
        for (int symbol = FIRST_LENGTH; symbol < SYMBOLS - 1; symbol++) {
            int extraBits = Math.max(0, (symbol - FIRST_LENGTH) / 4 - 1);
            meanings[symbol] = HuffmanTable.meaning(length, extraBits);
            length += 1 << extraBits;
        }
        meanings[SYMBOLS - 1] = HuffmanTable.meaning(LONGEST_MATCH, 0);
        meanings[SYMBOLS] = HuffmanTable.INVALID;
        meanings[SYMBOLS + 1] = HuffmanTable.INVALID;
        return meanings;
    }

    private static int[] distanceMeanings() {
        int[] meanings = new int[FIXED_DISTANCES];
        int distance = 1;
        for (int symbol = 0; symbol < DISTANCES; symbol++) {
            int extraBits = Math.max(0, symbol / 2 - 1);
            meanings[symbol] = HuffmanTable.meaning(distance, extraBits);
            distance += 1 << extraBits;
        }
        meanings[DISTANCES] = HuffmanTable.INVALID;
        meanings[DISTANCES + 1] = HuffmanTable.INVALID;
        return meanings;
    }
}
