package dev.shard.compression.zlib;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.DataFormatException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** RFC 1951, section 3.2.2: lengths define a code, and the table decodes it. */
class HuffmanTableTest {
    private static final int INVALID = HuffmanTable.INVALID;

    @Test
    void theCodeOfTheRfcsExampleIsDecoded() throws DataFormatException {
        HuffmanTable table = table(4, 16, 8);
        table.build(lengths(3, 3, 3, 3, 3, 2, 4, 4));

        assertThat(decoded(table, 4, "00")).isEqualTo(5);
        assertThat(decoded(table, 4, "010")).isEqualTo(0);
        assertThat(decoded(table, 4, "110")).isEqualTo(4);
        assertThat(decoded(table, 4, "1110")).isEqualTo(6);
        assertThat(decoded(table, 4, "1111")).isEqualTo(7);
    }

    @Test
    void aCodeWithoutSymbolsDecodesNothing() throws DataFormatException {
        HuffmanTable table = table(7, 128, 30);
        table.build(lengths());

        assertThat(Arrays.stream(table.entries)).allMatch(entry -> (entry & INVALID) != 0);
    }

    @Test
    void aSymbolAloneHasTheCodeZero() throws DataFormatException {
        HuffmanTable table = table(7, 128, 30);
        table.build(lengths(0, 0, 1));

        assertThat(decoded(table, 7, "0")).isEqualTo(2);
        assertThat(table.entries[1] & INVALID).isNotZero();
    }

    @Test
    void lengthsOfTooManyCodesAreRefused() {
        assertRefused(1, 1, 1);
        assertRefused(1, 2, 3, 3, 4);
    }

    @Test
    void lengthsThatLeaveCodesUnusedAreRefused() {
        assertRefused(2);
        assertRefused(1, 2);
        assertRefused(15, 15);
    }

    /** How many codes of each length take most entries was found by trying all: 448/512 short ones, then these. */
    @Test
    void theLargestTableOfLiteralsFillsItsEntries() throws DataFormatException {
        HuffmanTable table = table(BlockCodes.LITERAL_BITS, BlockCodes.LITERAL_ENTRIES, BlockCodes.SYMBOLS);

        table.build(counted(1, 1, 1, 0, 0, 0, 0, 0, 0, 1, 229, 49, 1, 1, 2));

        assertThat(table.entries[BlockCodes.LITERAL_ENTRIES - 1]).isNotZero();
    }

    @Test
    void theLargestTableOfDistancesFillsItsEntries() throws DataFormatException {
        HuffmanTable table = table(BlockCodes.DISTANCE_BITS, BlockCodes.DISTANCE_ENTRIES, BlockCodes.DISTANCES);

        table.build(counted(1, 1, 1, 1, 1, 0, 0, 1, 9, 9, 1, 1, 1, 1, 2));

        assertThat(table.entries[BlockCodes.DISTANCE_ENTRIES - 1]).isNotZero();
    }

    /** Codes are counted up as section 3.2.2 does, which the table does not. */
    @Property(tries = 500)
    void everySymbolOfARandomCodeIsFoundByItsCode(@ForAll long seed) throws DataFormatException {
        List<Integer> lengths = randomCode(seed);
        HuffmanTable table = table(BlockCodes.LITERAL_BITS, BlockCodes.LITERAL_ENTRIES, BlockCodes.SYMBOLS);
        table.build(lengths(lengths.stream().mapToInt(Integer::intValue).toArray()));

        int code = 0;
        for (int bits = 1; bits <= CodeLengths.LONGEST; bits++) {
            code <<= 1;
            for (int symbol = 0; symbol < lengths.size(); symbol++) {
                if (lengths.get(symbol) == bits) {
                    String binary = Integer.toBinaryString(1 << bits | code).substring(1);
                    assertThat(decoded(table, BlockCodes.LITERAL_BITS, binary)).isEqualTo(symbol);
                    code++;
                }
            }
        }
    }

    /** Splits codes until there are enough; each is a leaf of a tree. */
    private static List<Integer> randomCode(long seed) {
        Random random = new Random(seed);
        List<Integer> lengths = new ArrayList<>(List.of(1, 1));
        int size = 2 + random.nextInt(BlockCodes.SYMBOLS - 1);
        while (lengths.size() < size) {
            int leaf = random.nextInt(lengths.size());
            int longer = lengths.get(leaf) + 1;
            if (longer <= CodeLengths.LONGEST) {
                lengths.set(leaf, longer);
                lengths.add(random.nextInt(lengths.size()), longer);
            }
        }
        return lengths;
    }

    private static void assertRefused(int... lengths) {
        assertThatExceptionOfType(DataFormatException.class)
                .isThrownBy(() -> table(7, 512, 30).build(lengths(lengths)))
                .withMessage("invalid test set");
    }

    private static HuffmanTable table(int rootBits, int entries, int symbols) {
        int[] meanings = new int[symbols];
        for (int i = 0; i < symbols; i++) {
            meanings[i] = HuffmanTable.meaning(i, 0);
        }
        return new HuffmanTable(rootBits, entries, meanings);
    }

    private static CodeLengths lengths(int... lengths) {
        CodeLengths all = new CodeLengths("test", BlockCodes.SYMBOLS);
        for (int symbol = 0; symbol < lengths.length; symbol++) {
            if (lengths[symbol] > 0) {
                all.add(symbol, lengths[symbol]);
            }
        }
        return all;
    }

    /** Takes how many codes there are of one bit, of two, and so on. */
    private static CodeLengths counted(int... counts) {
        CodeLengths all = new CodeLengths("test", BlockCodes.SYMBOLS);
        int symbol = 0;
        for (int i = 0; i < counts.length; i++) {
            for (int left = counts[i]; left > 0; left--) {
                all.add(symbol++, i + 1);
            }
        }
        return all;
    }

    /** Looks up a code that is written with its first bit first. */
    private static int decoded(HuffmanTable table, int rootBits, String code) {
        long bits = Long.parseLong(new StringBuilder(code).reverse().toString(), 2);
        int entry = table.entries[(int) bits & (1 << rootBits) - 1];
        int taken = 0;
        if ((entry & HuffmanTable.SUBTABLE) != 0) {
            taken = rootBits;
            entry = table.entries[HuffmanTable.subtable(entry, bits >>> rootBits)];
        }
        assertThat(taken + HuffmanTable.bits(entry)).isEqualTo(code.length());
        return HuffmanTable.valueWithoutExtraBits(entry);
    }
}
