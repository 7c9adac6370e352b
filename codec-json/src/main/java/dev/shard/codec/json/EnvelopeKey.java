package dev.shard.codec.json;

import java.nio.charset.StandardCharsets;

/** The keys of a payload that mean something to us. */
enum EnvelopeKey {
    OP,
    S,
    T,
    D,
    OTHER;

    /** Two characters, each written as a backslash, u and four digits. */
    private static final int LONGEST_ESCAPED = 12;

    /**
     * Tells a key by its text.
     *
     * @param from index after the opening quote
     * @param end index of the closing quote
     */
    static EnvelopeKey of(byte[] text, int from, int end) {
        if (end - from == 1) {
            return switch (text[from]) {
                case 's' -> S;
                case 't' -> T;
                case 'd' -> D;
                default -> OTHER;
            };
        }
        if (end - from == 2 && text[from] == 'o' && text[from + 1] == 'p') {
            return OP;
        }
        return end - from > LONGEST_ESCAPED
                ? OTHER
                : ofEscaped(new String(text, from, end - from, StandardCharsets.UTF_8));
    }

    private static EnvelopeKey ofEscaped(String key) {
        return switch (JsonEscapes.resolve(key)) {
            case "op" -> OP;
            case "s" -> S;
            case "t" -> T;
            case "d" -> D;
            default -> OTHER;
        };
    }
}
