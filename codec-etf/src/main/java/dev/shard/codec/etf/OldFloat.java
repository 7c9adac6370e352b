package dev.shard.codec.etf;

import java.util.regex.Pattern;

/** A floating point number as 31 bytes of text, as it was written before 2013: {@code %.20e}, filled up with zeros. */
final class OldFloat {
    static final int BYTES = 31;

    private static final Pattern DECIMAL = Pattern.compile(" *[+-]?\\d+(\\.\\d+)?([eE][+-]?\\d+)?");

    private OldFloat() {}

    /**
     * Reads one.
     *
     * @throws MalformedTerm if the text is no decimal number
     */
    static double value(byte[] bytes, int from) {
        int length = 0;
        while (length < BYTES && bytes[from + length] != 0) {
            length++;
        }
        String text = TermText.latin1(bytes, from, length);
        if (!DECIMAL.matcher(text).matches()) {
            throw new MalformedTerm("a float that is text holds no number", from);
        }
        return Double.parseDouble(text);
    }
}
