package dev.shard.codec.json;

/** The keys of a payload that mean something to us. */
enum EnvelopeKey {
    OP,
    S,
    T,
    D,
    OTHER;

    /** A backslash, u and four digits. */
    private static final int ESCAPED_BY_NUMBER = 6;

    private static final int ESCAPED = 2;

    /**
     * Tells a key by its text, without allocating, however many there are.
     *
     * @param from index after the opening quote
     * @param end index of the closing quote
     */
    static EnvelopeKey of(byte[] text, int from, int end) {
        int first = 0;
        int second = 0;
        int characters = 0;
        for (int at = from; at < end; at += length(text, at)) {
            first = second;
            second = length(text, at) == ESCAPED_BY_NUMBER ? resolved(text, at) : text[at];
            if (++characters > 2) {
                return OTHER;
            }
        }
        if (characters == 2) {
            return first == 'o' && second == 'p' ? OP : OTHER;
        }
        return switch (second) {
            case 's' -> S;
            case 't' -> T;
            case 'd' -> D;
            default -> OTHER;
        };
    }

    /** How many bytes a character is written in, if it is of ASCII; what is escaped by a letter is never a letter itself. */
    private static int length(byte[] text, int at) {
        if (text[at] != '\\') {
            return 1;
        }
        return text[at + 1] == 'u' ? ESCAPED_BY_NUMBER : ESCAPED;
    }

    private static int resolved(byte[] text, int at) {
        int character = 0;
        for (int digit = at + 2; digit < at + ESCAPED_BY_NUMBER; digit++) {
            character = character << 4 | Character.digit(text[digit], 16);
        }
        return character;
    }
}
