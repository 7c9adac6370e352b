package dev.shard.codec.etf;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Text in terms. */
final class TermText {
    private TermText() {}

    /** The text; null if the bytes are no well-formed UTF-8. */
    static @Nullable String utf8(byte[] bytes, int from, int length) {
        String text = new String(bytes, from, length, StandardCharsets.UTF_8);
        // Whatever is malformed becomes this character, but it may also stand there of its own.
        return text.indexOf('\uFFFD') < 0 || isUtf8(bytes, from, length) ? text : null;
    }

    /** Same, for text that the format requires to be UTF-8. */
    static String utf8OrFault(byte[] bytes, int from, int length) {
        String text = utf8(bytes, from, length);
        if (text == null) {
            throw new MalformedTerm("malformed UTF-8", from);
        }
        return text;
    }

    static String latin1(byte[] bytes, int from, int length) {
        return new String(bytes, from, length, StandardCharsets.ISO_8859_1);
    }

    static boolean isUtf8(byte[] bytes, int from, int length) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, from, length));
            return true;
        } catch (CharacterCodingException malformed) {
            return false;
        }
    }

    /** Whether UTF-8 can hold the text: not if a half of a surrogate pair stands alone. */
    static boolean isWhole(String text) {
        for (int i = 0; i < text.length(); i++) {
            char unit = text.charAt(i);
            if (Character.isSurrogate(unit)) {
                i++;
                if (i == text.length() || !Character.isSurrogatePair(unit, text.charAt(i))) {
                    return false;
                }
            }
        }
        return true;
    }
}
