package dev.shard.codec.json;

/**
 * Walks over JSON text, strictly and without building anything. Methods take the index of a first byte and give the index
 * after the last one; the text ends before {@code end}. A {@link MalformedJson} at {@code end} means that the text is
 * well-formed so far and cut off.
 *
 * @see "RFC 8259"
 */
final class JsonScanner {
    /** How deep objects and arrays may lie in each other within one value. */
    static final int MAX_DEPTH = 1000;

    private JsonScanner() {}

    /** White space, if any. */
    static int space(byte[] text, int from, int end) {
        int at = from;
        while (at < end && isSpace(text[at])) {
            at++;
        }
        return at;
    }

    static boolean isSpace(byte unit) {
        return unit == ' ' || unit == '\n' || unit == '\r' || unit == '\t';
    }

    /** One byte of punctuation, and white space after it. */
    static int mark(byte[] text, int from, int end, char mark, String what) {
        if (!isAt(text, from, end, mark)) {
            throw MalformedJson.expected(what, from, end);
        }
        return space(text, from + 1, end);
    }

    static boolean isAt(byte[] text, int at, int end, char mark) {
        return at < end && text[at] == mark;
    }

    /** Exactly one value, white space around it allowed. */
    static void document(byte[] text, int from, int end) {
        int after = space(text, value(text, space(text, from, end), end), end);
        if (after < end) {
            throw new MalformedJson("more text after the end", after);
        }
    }

    /** One value. */
    static int value(byte[] text, int from, int end) {
        return value(text, from, end, MAX_DEPTH);
    }

    private static int value(byte[] text, int from, int end, int depthLeft) {
        if (from >= end) {
            throw MalformedJson.expected("a value", from, end);
        }
        return switch (text[from]) {
            case '{' -> object(text, from, end, depthLeft);
            case '[' -> array(text, from, end, depthLeft);
            case '"' -> string(text, from, end);
            case 't' -> literal("true", text, from, end);
            case 'f' -> literal("false", text, from, end);
            case 'n' -> literal("null", text, from, end);
            default -> JsonNumber.skip(text, from, end);
        };
    }

    /** One string, quotes included. */
    static int string(byte[] text, int from, int end) {
        int at = Utf8.skipPlain(text, from + 1, end);
        while (at < end && text[at] != '"') {
            at = Utf8.skipPlain(text, special(text, at, end), end);
        }
        if (at >= end) {
            throw new MalformedJson("cut off in a string", end);
        }
        return at + 1;
    }

    /** One key, quotes included. */
    static int key(byte[] text, int from, int end) {
        if (!isAt(text, from, end, '"')) {
            throw MalformedJson.expected("a key in quotes", from, end);
        }
        return string(text, from, end);
    }

    /** After a key: the colon, and white space around it. */
    static int colon(byte[] text, int from, int end) {
        return mark(text, space(text, from, end), end, ':', "a colon after the key");
    }

    /** After a value of an object: the comma, and white space after it. */
    static int comma(byte[] text, int from, int end) {
        return mark(text, from, end, ',', "a comma or the end of the object");
    }

    private static int object(byte[] text, int from, int end, int depthLeft) {
        checkDepth(depthLeft, from);
        int at = space(text, from + 1, end);
        if (isAt(text, at, end, '}')) {
            return at + 1;
        }
        at = member(text, at, end, depthLeft);
        while (!isAt(text, at, end, '}')) {
            at = member(text, comma(text, at, end), end, depthLeft);
        }
        return at + 1;
    }

    private static int member(byte[] text, int from, int end, int depthLeft) {
        int valueFrom = colon(text, key(text, from, end), end);
        return space(text, value(text, valueFrom, end, depthLeft - 1), end);
    }

    private static int array(byte[] text, int from, int end, int depthLeft) {
        checkDepth(depthLeft, from);
        int at = space(text, from + 1, end);
        if (isAt(text, at, end, ']')) {
            return at + 1;
        }
        at = space(text, value(text, at, end, depthLeft - 1), end);
        while (!isAt(text, at, end, ']')) {
            at = mark(text, at, end, ',', "a comma or the end of the array");
            at = space(text, value(text, at, end, depthLeft - 1), end);
        }
        return at + 1;
    }

    private static void checkDepth(int depthLeft, int at) {
        if (depthLeft == 0) {
            throw new MalformedJson("nested deeper than " + MAX_DEPTH, at);
        }
    }

    /** What may not simply be skipped in a string: an escape, a character beyond ASCII, or a control, which is refused. */
    private static int special(byte[] text, int at, int end) {
        if (text[at] < 0) {
            return Utf8.character(text, at, end);
        }
        if (text[at] != '\\') {
            throw new MalformedJson("control character in a string", at);
        }
        if (at + 1 >= end) {
            throw new MalformedJson("cut off in an escape", end);
        }
        return switch (text[at + 1]) {
            case '"', '\\', '/', 'b', 'f', 'n', 'r', 't' -> at + 2;
            case 'u' -> fourDigits(text, at + 2, end);
            default -> throw new MalformedJson("unknown escape", at + 1);
        };
    }

    private static int fourDigits(byte[] text, int from, int end) {
        for (int at = from; at < from + 4; at++) {
            if (at >= end || Character.digit(text[at], 16) < 0) {
                throw MalformedJson.expected("a hexadecimal digit", at, end);
            }
        }
        return from + 4;
    }

    private static int literal(String word, byte[] text, int from, int end) {
        for (int i = 1; i < word.length(); i++) {
            if (!isAt(text, from + i, end, word.charAt(i))) {
                throw MalformedJson.expected(word, from + i, end);
            }
        }
        return from + word.length();
    }
}
