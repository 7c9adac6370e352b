package dev.shard.codec.json;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** What a buffer holds, as a part of an array: the buffer's own, or a copy if it has none. */
final class TextBytes {
    /** What empty data stands for. */
    static final TextBytes NULL = of("null");

    private final byte[] array;
    private final int from;
    private final int end;

    /**
     * A part of an array.
     *
     * @param from index of the first byte
     * @param end index after the last byte
     */
    TextBytes(byte[] array, int from, int end) {
        this.array = array;
        this.from = from;
        this.end = end;
    }

    static TextBytes of(ByteBuffer buffer) {
        if (buffer.hasArray()) {
            int shift = buffer.arrayOffset();
            return new TextBytes(buffer.array(), shift + buffer.position(), shift + buffer.limit());
        }
        byte[] copy = new byte[buffer.remaining()];
        buffer.get(buffer.position(), copy);
        return new TextBytes(copy, 0, copy.length);
    }

    static TextBytes of(String text) {
        return of(StandardCharsets.UTF_8.encode(text));
    }

    byte[] array() {
        return array;
    }

    int from() {
        return from;
    }

    int end() {
        return end;
    }

    int length() {
        return end - from;
    }

    String characters() {
        return new String(array, from, length(), StandardCharsets.UTF_8);
    }

    /**
     * Checks what Jackson would let pass: malformed UTF-8, and UTF-16 and UTF-32, which it recognises by zero bytes or a
     * byte order mark.
     */
    void checkEncoding() {
        if (length() > 0 && array[from] < 0) {
            throw MalformedJson.expected("a value", from, end);
        }
        for (int at = from; at < Math.min(end, from + 4); at++) {
            if (array[at] == 0) {
                throw new MalformedJson("unexpected zero byte", at);
            }
        }
        Utf8.check(array, from, end);
    }
}
