package dev.shard.tck.compression;

import dev.shard.spi.codec.PayloadFraming;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;

/** Tells where a term in Erlang's external format ends, by walking over it. */
public final class TermFraming implements PayloadFraming {
    private static final byte VERSION = (byte) 131;

    @Override
    public boolean mayBeWhole(ByteBuffer bytes) {
        return bytes.hasRemaining() && bytes.get(bytes.position()) == VERSION;
    }

    @Override
    public int lengthOfFirst(ByteBuffer bytes) {
        ByteBuffer term = bytes.duplicate();
        try {
            skip(term, 1);
            skipTerm(term);
            return term.position() - bytes.position();
        } catch (BufferUnderflowException incomplete) {
            return -1;
        }
    }

    private static void skipTerm(ByteBuffer term) {
        int tag = term.get() & 0xFF;
        switch (tag) {
            case 70 -> skip(term, 8); // NEW_FLOAT
            case 97 -> skip(term, 1); // SMALL_INTEGER
            case 98 -> skip(term, 4); // INTEGER
            case 104 -> skipTerms(term, term.get() & 0xFF); // SMALL_TUPLE
            case 105 -> skipTerms(term, term.getInt()); // LARGE_TUPLE
            case 106 -> {} // NIL
            case 100, 107, 118 -> skip(term, term.getShort() & 0xFFFF); // ATOM, STRING, ATOM_UTF8
            case 108 -> skipTerms(term, term.getInt() + 1); // LIST and its tail
            case 109 -> skip(term, term.getInt()); // BINARY
            case 110 -> skip(term, (term.get() & 0xFF) + 1); // SMALL_BIG and its sign
            case 115, 119 -> skip(term, term.get() & 0xFF); // SMALL_ATOM, SMALL_ATOM_UTF8
            case 116 -> skipTerms(term, 2 * term.getInt()); // MAP
            default -> throw new AssertionError("tag " + tag + " has no place in a payload");
        }
    }

    private static void skipTerms(ByteBuffer term, int count) {
        for (int i = 0; i < count; i++) {
            skipTerm(term);
        }
    }

    private static void skip(ByteBuffer term, int bytes) {
        if (bytes > term.remaining()) {
            throw new BufferUnderflowException();
        }
        term.position(term.position() + bytes);
    }
}
