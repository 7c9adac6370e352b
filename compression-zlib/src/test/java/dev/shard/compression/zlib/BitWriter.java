package dev.shard.compression.zlib;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/** Writes deflate data by hand, as RFC 1951, section 3.1.1 packs it. */
final class BitWriter {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private int pending;
    private int count;

    /** A number, its lowest bit first. */
    BitWriter number(int value, int bits) {
        for (int i = 0; i < bits; i++) {
            bit(value >>> i & 1);
        }
        return this;
    }

    /** A code of Huffman's, written in zeros and ones, its first bit first. */
    BitWriter code(String code) {
        code.chars().forEach(digit -> bit(digit - '0'));
        return this;
    }

    private void bit(int bit) {
        pending |= bit << count;
        count++;
        if (count == Byte.SIZE) {
            bytes.write(pending);
            pending = 0;
            count = 0;
        }
    }

    /** All bytes, the last filled up with zeros. */
    byte[] toByteArray() {
        byte[] whole = bytes.toByteArray();
        if (count == 0) {
            return whole;
        }
        byte[] all = Arrays.copyOf(whole, whole.length + 1);
        all[whole.length] = (byte) pending;
        return all;
    }
}
