package dev.shard.codec.json;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Well-formed UTF-8, without overlong forms, surrogates and what lies above U+10FFFF.
 *
 * @see "The Unicode Standard, table 3-7"
 */
final class Utf8 {
    private static final VarHandle EIGHT_BYTES =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGH_BITS = 0x8080808080808080L;

    private Utf8() {}

    /**
     * Checks a text.
     *
     * @throws MalformedJson at the first byte that does not belong
     */
    static void check(byte[] text, int from, int end) {
        int at = skipAscii(text, from, end);
        while (at < end) {
            at = character(text, at, end);
            if (at < end && text[at] >= 0) {
                at = skipAscii(text, at, end);
            }
        }
    }

    private static int skipAscii(byte[] text, int from, int end) {
        int at = from;
        while (end - at >= 4 * Long.BYTES && isAscii(text, at)) {
            at += 4 * Long.BYTES;
        }
        for (; end - at >= Long.BYTES; at += Long.BYTES) {
            long beyond = eight(text, at) & HIGH_BITS;
            if (beyond != 0) {
                return at + Long.numberOfTrailingZeros(beyond) / Byte.SIZE;
            }
        }
        while (at < end && text[at] >= 0) {
            at++;
        }
        return at;
    }

    /** Skips characters that may stand in a JSON string as they are, up to {@code "}, {@code \}, a control or not ASCII. */
    static int skipPlain(byte[] text, int from, int end) {
        int at = from;
        while (end - at >= Long.BYTES && isPlain(eight(text, at))) {
            at += Long.BYTES;
        }
        while (at < end && text[at] >= ' ' && text[at] != '"' && text[at] != '\\') {
            at++;
        }
        return at;
    }

    /** Skips one character that is not ASCII. */
    static int character(byte[] text, int from, int end) {
        int lead = text[from] & 0xFF;
        if (lead < 0xC2 || lead > 0xF4) {
            throw new MalformedJson("malformed UTF-8", from);
        }
        int after = from + (lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4);
        for (int at = from + 1; at < after; at++) {
            if (at == end) {
                throw new MalformedJson("cut off in a character", end);
            }
            int unit = text[at] & 0xFF;
            boolean second = at == from + 1;
            if (unit < (second ? lowestSecond(lead) : 0x80) || unit > (second ? highestSecond(lead) : 0xBF)) {
                throw new MalformedJson("malformed UTF-8", at);
            }
        }
        return after;
    }

    private static int lowestSecond(int lead) {
        return lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
    }

    private static int highestSecond(int lead) {
        return lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
    }

    /** Whether the next 32 bytes are ASCII: one branch for all of them is what makes the check cheap. */
    private static boolean isAscii(byte[] text, int at) {
        long bits = eight(text, at)
                | eight(text, at + Long.BYTES)
                | eight(text, at + 2 * Long.BYTES)
                | eight(text, at + 3 * Long.BYTES);
        return (bits & HIGH_BITS) == 0;
    }

    private static long eight(byte[] text, int at) {
        return (long) EIGHT_BYTES.get(text, at);
    }

    /** Eight characters at once; no is only a maybe, because a borrow may run into the neighbour. */
    private static boolean isPlain(long eight) {
        long quotes = eight ^ '"' * ONES;
        long backslashes = eight ^ '\\' * ONES;
        return ((eight | eight - ' ' * ONES | quotes - ONES | backslashes - ONES) & HIGH_BITS) == 0;
    }
}
