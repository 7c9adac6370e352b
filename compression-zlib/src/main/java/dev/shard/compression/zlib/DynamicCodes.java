package dev.shard.compression.zlib;

import java.util.zip.DataFormatException;

/**
 * The codes that a block describes itself (RFC 1951, section 3.2.7), read as the bits come. Takes 7 KiB, so that
 * {@linkplain DynamicCodesPool few} serve many streams: a flushed stream needs them only while a message is inflated.
 */
final class DynamicCodes {
    private static final int COUNTS_BITS = 14;
    private static final int LENGTH_BITS = 3;
    private static final int LENGTH_CODE_BITS = 7;
    private static final int REPEAT_PREVIOUS = 16;
    private static final int REPEAT_ZERO = 17;
    /** In which order the lengths of the code for lengths come. */
    private static final byte[] ORDER = {16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15};

    final BlockCodes codes = new BlockCodes();

    private final CodeLengths literals = new CodeLengths("literal/lengths", BlockCodes.SYMBOLS);
    private final CodeLengths distances = new CodeLengths("distances", BlockCodes.DISTANCES);
    private final CodeLengths lengthCode = new CodeLengths("code lengths", ORDER.length);
    private final HuffmanTable lengthTable =
            new HuffmanTable(LENGTH_CODE_BITS, 1 << LENGTH_CODE_BITS, lengthMeanings());
    private final byte[] lengthLengths = new byte[ORDER.length];

    private int literalCount;
    private int distanceCount;
    private int lengthCount;

    /** How many lengths of the code for lengths were read; then, once there is the code, how many symbols. */
    private int lengthsRead;

    private int symbolsRead;
    private int previous;
    private boolean endOfBlock;

    private static int[] lengthMeanings() {
        int[] meanings = new int[ORDER.length];
        for (int i = 0; i < meanings.length; i++) {
            meanings[i] = HuffmanTable.meaning(i, 0);
        }
        return meanings;
    }

    /** Begins with the next block. */
    void reset() {
        literalCount = 0;
        lengthsRead = 0;
        symbolsRead = 0;
        previous = -1;
        endOfBlock = false;
        literals.clear();
        distances.clear();
    }

    /**
     * Reads on.
     *
     * @return whether {@link #codes} are there; false if more input is needed
     */
    boolean read(BitReader in) throws DataFormatException {
        if (!readCounts(in) || !readLengthCode(in) || !readLengths(in)) {
            return false;
        }
        if (!endOfBlock) {
            throw new DataFormatException("invalid code -- missing end-of-block");
        }
        codes.literals.build(literals);
        codes.distances.build(distances);
        return true;
    }

    private boolean readCounts(BitReader in) throws DataFormatException {
        if (literalCount > 0) {
            return true;
        }
        if (!in.has(COUNTS_BITS)) {
            return false;
        }
        literalCount = in.take(5) + 257;
        distanceCount = in.take(5) + 1;
        lengthCount = in.take(4) + 4;
        if (literalCount > BlockCodes.SYMBOLS || distanceCount > BlockCodes.DISTANCES) {
            throw new DataFormatException("too many length or distance symbols");
        }
        return true;
    }

    private boolean readLengthCode(BitReader in) throws DataFormatException {
        if (lengthsRead == ORDER.length) {
            return true;
        }
        for (; lengthsRead < lengthCount; lengthsRead++) {
            if (!in.has(LENGTH_BITS)) {
                return false;
            }
            lengthLengths[ORDER[lengthsRead]] = (byte) in.take(LENGTH_BITS);
        }
        for (; lengthsRead < ORDER.length; lengthsRead++) {
            lengthLengths[ORDER[lengthsRead]] = 0;
        }
        buildLengthTable();
        return true;
    }

    private void buildLengthTable() throws DataFormatException {
        lengthCode.clear();
        for (int symbol = 0; symbol < lengthLengths.length; symbol++) {
            if (lengthLengths[symbol] != 0) {
                lengthCode.add(symbol, lengthLengths[symbol]);
            }
        }
        lengthTable.build(lengthCode);
        if (lengthCode.unusedCodes() > 0) {
            throw lengthCode.invalid();
        }
    }

    private boolean readLengths(BitReader in) throws DataFormatException {
        int all = literalCount + distanceCount;
        int[] entries = lengthTable.entries;
        while (symbolsRead < all) {
            if (in.count < 2 * LENGTH_CODE_BITS) {
                in.refill();
            }
            int entry = entries[(int) in.bits & (1 << LENGTH_CODE_BITS) - 1];
            int symbol = HuffmanTable.valueWithoutExtraBits(entry);
            int bits = HuffmanTable.bits(entry);
            int extraBits = symbol < REPEAT_PREVIOUS ? 0 : extraBits(symbol);
            if (in.count < bits + extraBits) {
                return false;
            }
            in.skip(bits);
            if (symbol < REPEAT_PREVIOUS) {
                add(symbol, 1);
            } else {
                repeat(symbol, in.take(extraBits));
            }
        }
        return true;
    }

    private static int extraBits(int symbol) {
        return symbol == REPEAT_PREVIOUS ? 2 : symbol == REPEAT_ZERO ? 3 : 7;
    }

    private void repeat(int symbol, int extra) throws DataFormatException {
        int times = extra + (symbol <= REPEAT_ZERO ? 3 : 11);
        int length = symbol == REPEAT_PREVIOUS ? previous : 0;
        if (length < 0) {
            throw new DataFormatException("invalid bit length repeat");
        }
        if (times > literalCount + distanceCount - symbolsRead) {
            throw new DataFormatException("invalid bit length repeat");
        }
        add(length, times);
    }

    private void add(int length, int times) {
        previous = length;
        if (length == 0) {
            symbolsRead += times;
            return;
        }
        for (int end = symbolsRead + times; symbolsRead < end; symbolsRead++) {
            if (symbolsRead < literalCount) {
                endOfBlock |= symbolsRead == BlockCodes.END_OF_BLOCK;
                literals.add(symbolsRead, length);
            } else {
                distances.add(symbolsRead - literalCount, length);
            }
        }
    }
}
