package dev.shard.codec.json;

/** Numbers in JSON text, exact. */
final class JsonNumber {
    private JsonNumber() {}

    /** Skips one number. */
    static int skip(byte[] text, int from, int end) {
        int at = JsonScanner.isAt(text, from, end, '-') ? from + 1 : from;
        if (!isDigit(text, at, end)) {
            throw MalformedJson.expected(at == from ? "a value" : "a digit", at, end);
        }
        at = text[at] == '0' ? at + 1 : digits(text, at, end);
        if (JsonScanner.isAt(text, at, end, '.')) {
            at = digits(text, at + 1, end);
        }
        if (JsonScanner.isAt(text, at, end, 'e') || JsonScanner.isAt(text, at, end, 'E')) {
            boolean signed = JsonScanner.isAt(text, at + 1, end, '+') || JsonScanner.isAt(text, at + 1, end, '-');
            at = digits(text, signed ? at + 2 : at + 1, end);
        }
        return at;
    }

    /**
     * Skips one number where an integer must be.
     *
     * @param key what the number belongs to, for the message
     */
    static int skipInteger(String key, byte[] text, int from, int end) {
        if (!isDigit(text, from, end) && !JsonScanner.isAt(text, from, end, '-')) {
            throw MalformedJson.expected("an integer for " + key, from, end);
        }
        return skip(text, from, end);
    }

    /**
     * The value of an integer.
     *
     * @param key what the number belongs to, for the message
     * @param end index after the number, as {@link #skipInteger} gave it
     */
    static long integer(String key, byte[] text, int from, int end) {
        boolean negative = text[from] == '-';
        long below = 0; // The number's negative, which reaches further by one.
        for (int at = negative ? from + 1 : from; at < end; at++) {
            int digit = text[at] - '0';
            if (digit < 0 || digit > 9) {
                throw new MalformedJson(key + " is no integer", from);
            }
            if (below < (Long.MIN_VALUE + digit) / 10) {
                throw new MalformedJson(key + " has more than 64 bits", from);
            }
            below = below * 10 - digit;
        }
        if (!negative && below == Long.MIN_VALUE) {
            throw new MalformedJson(key + " has more than 64 bits", from);
        }
        return negative ? below : -below;
    }

    private static int digits(byte[] text, int from, int end) {
        if (!isDigit(text, from, end)) {
            throw MalformedJson.expected("a digit", from, end);
        }
        int at = from + 1;
        while (isDigit(text, at, end)) {
            at++;
        }
        return at;
    }

    private static boolean isDigit(byte[] text, int at, int end) {
        return at < end && text[at] >= '0' && text[at] <= '9';
    }
}
