package dev.shard.codec.etf;

import java.math.BigInteger;

/** Integers of any size: a sign, and the absolute value with its least significant byte first. */
final class Magnitude {
    /** Decimal digits that a byte is worth, rounded up. */
    private static final double DIGITS_PER_BYTE = 8 * Math.log10(2);

    private Magnitude() {}

    /** Whether 64 bits with sign hold the value. */
    static boolean isLong(byte[] bytes, int from, int length, boolean negative) {
        int significant = significant(bytes, from, length);
        if (significant < Long.BYTES) {
            return true;
        }
        long low = low(bytes, from, significant);
        return significant == Long.BYTES && (low >= 0 || negative && low == Long.MIN_VALUE);
    }

    /** The value; only where {@link #isLong} says so. */
    static long longValue(byte[] bytes, int from, int length, boolean negative) {
        long low = low(bytes, from, significant(bytes, from, length));
        return negative ? -low : low;
    }

    /** The value, whatever its size; its cost grows with the length. */
    static BigInteger bigInteger(byte[] bytes, int from, int length, boolean negative) {
        int significant = significant(bytes, from, length);
        byte[] bigEndian = new byte[significant];
        for (int i = 0; i < significant; i++) {
            bigEndian[significant - 1 - i] = bytes[from + i];
        }
        return new BigInteger(significant == 0 ? 0 : negative ? -1 : 1, bigEndian);
    }

    /** Decimal digits of the value, or a few more. */
    static int digits(int length) {
        return (int) Math.min(Integer.MAX_VALUE, Math.ceil(length * DIGITS_PER_BYTE));
    }

    /** Bytes up to the last one that is not zero. */
    private static int significant(byte[] bytes, int from, int length) {
        int significant = length;
        while (significant > 0 && bytes[from + significant - 1] == 0) {
            significant--;
        }
        return significant;
    }

    private static long low(byte[] bytes, int from, int length) {
        long low = 0;
        for (int i = Math.min(length, Long.BYTES) - 1; i >= 0; i--) {
            low = low << 8 | bytes[from + i] & 0xFF;
        }
        return low;
    }
}
