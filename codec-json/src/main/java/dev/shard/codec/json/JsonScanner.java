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
    static final int MAX_DEPTH = 512;

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

    /**
     * Without recursion, but for a call in 64 levels: the stack of an event loop is not the peer's to fill, and what is
     * open fits into a number.
     */
    private static int value(byte[] text, int from, int end, int depthLeft) {
        long objects = 0; // A bit for each open level, the innermost lowest: 1 is an object, 0 an array.
        int levels = 0;
        int at = from;
        while (true) {
            if (!isOpening(text, at, end)) {
                at = scalar(text, at, end);
            } else if (levels == depthLeft) {
                throw new MalformedJson("nested deeper than " + MAX_DEPTH, at);
            } else if (levels == Long.SIZE) {
                at = value(text, at, end, depthLeft - levels);
            } else {
                long object = text[at] == '{' ? 1 : 0;
                at = space(text, at + 1, end);
                if (!isClosing(text, at, end, object)) {
                    objects = objects << 1 | object;
                    levels++;
                    at = member(text, at, end, object);
                    continue;
                }
                at++;
            }
            at = levels == 0 ? at : space(text, at, end);
            while (levels > 0 && isClosing(text, at, end, objects)) {
                objects >>>= 1;
                levels--;
                at = levels == 0 ? at + 1 : space(text, at + 1, end);
            }
            if (levels == 0) {
                return at;
            }
            at = member(text, separator(text, at, end, objects), end, objects);
        }
    }

    private static boolean isOpening(byte[] text, int at, int end) {
        return at < end && (text[at] == '{' || text[at] == '[');
    }

    /** Whether the innermost level of these ends here. */
    private static boolean isClosing(byte[] text, int at, int end, long objects) {
        return isAt(text, at, end, (objects & 1) == 1 ? '}' : ']');
    }

    private static int separator(byte[] text, int from, int end, long objects) {
        return (objects & 1) == 1
                ? comma(text, from, end)
                : mark(text, from, end, ',', "a comma or the end of the array");
    }

    /** What comes before a value: in an object its key and colon, in an array nothing. */
    private static int member(byte[] text, int from, int end, long objects) {
        return (objects & 1) == 1 ? colon(text, key(text, from, end), end) : from;
    }

    private static int scalar(byte[] text, int from, int end) {
        if (from >= end) {
            throw MalformedJson.expected("a value", from, end);
        }
        return switch (text[from]) {
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
