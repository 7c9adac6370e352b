package dev.shard.codec.etf;

import dev.shard.spi.codec.EventNames;
import java.nio.ByteBuffer;

/** Values of an envelope's keys; terms that were walked over already, from their tag to their end. */
final class EnvelopeValue {
    private EnvelopeValue() {}

    static boolean isNull(byte[] bytes, int from, int end) {
        return atom(bytes, from, end) == Atom.NULL;
    }

    /**
     * An integer of 64 bits.
     *
     * @param key what it belongs to, for the message
     */
    static long integer(String key, byte[] bytes, int from, int end) {
        return switch (bytes[from] & 0xFF) {
            case Tag.SMALL_INTEGER -> Octets.u8(bytes, from + 1, end);
            case Tag.INTEGER -> Octets.i32(bytes, from + 1, end);
            case Tag.SMALL_BIG -> big(key, bytes, from + 2, end);
            case Tag.LARGE_BIG -> big(key, bytes, from + 5, end);
            default -> throw new MalformedTerm(key + " is no integer", from);
        };
    }

    /**
     * A text.
     *
     * @param source what the bytes were taken from
     * @param shift what is added to its indexes to give those in the array
     */
    static String name(ByteBuffer source, int shift, byte[] bytes, int from, int end) {
        int tag = bytes[from] & 0xFF;
        int header = Tag.textHeader(tag);
        Atom atom = atom(bytes, from, end);
        if (header == 0 || atom == Atom.TRUE || atom == Atom.FALSE) {
            throw new MalformedTerm("t is neither null nor text", from);
        }
        int textFrom = from + header;
        int length = end - textFrom;
        if (isAscii(bytes, textFrom, end)) {
            return EventNames.of(source, textFrom - shift, length);
        }
        return tag == Tag.ATOM || tag == Tag.SMALL_ATOM
                ? TermText.latin1(bytes, textFrom, length)
                : TermText.utf8OrFault(bytes, textFrom, length);
    }

    private static boolean isAscii(byte[] bytes, int from, int end) {
        int bits = 0;
        for (int i = from; i < end; i++) {
            bits |= bytes[i];
        }
        return bits >= 0;
    }

    private static long big(String key, byte[] bytes, int signAt, int end) {
        boolean negative = bytes[signAt] != 0;
        int from = signAt + 1;
        if (!Magnitude.isLong(bytes, from, end - from, negative)) {
            throw new MalformedTerm(key + " has more than 64 bits", signAt);
        }
        return Magnitude.longValue(bytes, from, end - from, negative);
    }

    private static Atom atom(byte[] bytes, int from, int end) {
        int header = Tag.textHeader(bytes[from] & 0xFF);
        boolean atom = header != 0 && bytes[from] != Tag.BINARY;
        return atom ? Atom.of(bytes, from + header, end - from - header) : Atom.NAME;
    }
}
