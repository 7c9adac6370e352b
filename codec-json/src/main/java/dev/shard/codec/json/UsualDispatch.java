package dev.shard.codec.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Recognises the one way in which the Gateway writes dispatches, up to their data:
 * <code>{"t":"MESSAGE_CREATE","s":42,"op":0,"d":</code>. Whatever is written otherwise is for {@link EnvelopeReader} to
 * read step by step. Fields instead of a result, so that nothing is allocated.
 */
final class UsualDispatch {
    private static final byte[] BEFORE_NAME = ascii("{\"t\":\"");
    private static final byte[] BEFORE_SEQUENCE = ascii("\",\"s\":");
    private static final byte[] BEFORE_DATA = ascii(",\"op\":0,\"d\":");
    /** Any number of so many digits fits into 64 bits. */
    private static final int MOST_DIGITS = 18;

    private int nameFrom;
    private int nameEnd;
    private long sequence;
    private int dataFrom;

    /** Whether the text begins with such an envelope; only then the fields mean something. */
    boolean at(byte[] text, int start, int end) {
        if (!stands(BEFORE_NAME, text, start, end)) {
            return false;
        }
        nameFrom = start + BEFORE_NAME.length;
        nameEnd = nameFrom;
        while (nameEnd < end && isOfName(text[nameEnd])) {
            nameEnd++;
        }
        return nameEnd > nameFrom
                && stands(BEFORE_SEQUENCE, text, nameEnd, end)
                && numberAndData(text, nameEnd + BEFORE_SEQUENCE.length, end);
    }

    private boolean numberAndData(byte[] text, int from, int end) {
        int after = Math.min(end, from + MOST_DIGITS);
        int at = from;
        sequence = 0;
        while (at < after && text[at] >= '0' && text[at] <= '9') {
            sequence = 10 * sequence + (text[at] - '0');
            at++;
        }
        dataFrom = at + BEFORE_DATA.length;
        // A number of more digits than one does not begin with a zero.
        return at > from && (text[from] != '0' || at == from + 1) && stands(BEFORE_DATA, text, at, end);
    }

    private static boolean isOfName(byte letter) {
        return letter >= 'A' && letter <= 'Z' || letter == '_';
    }

    private static boolean stands(byte[] wanted, byte[] text, int from, int end) {
        int after = from + wanted.length;
        return after <= end && Arrays.equals(wanted, 0, wanted.length, text, from, after);
    }

    int nameFrom() {
        return nameFrom;
    }

    int nameLength() {
        return nameEnd - nameFrom;
    }

    long sequence() {
        return sequence;
    }

    /** Index of the first byte of {@code d}. */
    int dataFrom() {
        return dataFrom;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
