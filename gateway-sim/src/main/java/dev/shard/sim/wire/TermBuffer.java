package dev.shard.sim.wire;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;

/** Bytes of terms that are not made of others, each in the form that Erlang itself chooses. */
final class TermBuffer {
    private static final int ATOM_CHARACTERS = 255;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream(512);

    byte[] toBytes() {
        return out.toByteArray();
    }

    void u8(int value) {
        out.write(value);
    }

    void u16(int value) {
        out.write(value >>> 8);
        out.write(value);
    }

    void u32(int value) {
        u16(value >>> 16);
        u16(value);
    }

    /** Whether a text is short enough for an atom. */
    static boolean isAtom(String text) {
        return text.codePointCount(0, text.length()) <= ATOM_CHARACTERS;
    }

    void atom(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        if (utf8.length <= 0xFF) {
            u8(Tag.SMALL_ATOM_UTF8);
            u8(utf8.length);
        } else {
            u8(Tag.ATOM_UTF8);
            u16(utf8.length);
        }
        out.writeBytes(utf8);
    }

    void binary(String text) {
        binary(text.getBytes(StandardCharsets.UTF_8));
    }

    void binary(byte[] bytes) {
        u8(Tag.BINARY);
        u32(bytes.length);
        out.writeBytes(bytes);
    }

    void integer(long value) {
        if (value >= 0 && value <= 0xFF) {
            u8(Tag.SMALL_INTEGER);
            u8((int) value);
        } else if (value == (int) value) {
            u8(Tag.INTEGER);
            u32((int) value);
        } else {
            big(BigInteger.valueOf(value));
        }
    }

    void integer(BigInteger value) {
        if (value.bitLength() < Long.SIZE) {
            integer(value.longValue());
        } else {
            big(value);
        }
    }

    /** Sign and magnitude, the least significant byte first. */
    private void big(BigInteger value) {
        byte[] magnitude = value.abs().toByteArray();
        int first = magnitude[0] == 0 ? 1 : 0;
        int length = magnitude.length - first;
        if (length <= 0xFF) {
            u8(Tag.SMALL_BIG);
            u8(length);
        } else {
            u8(Tag.LARGE_BIG);
            u32(length);
        }
        u8(value.signum() < 0 ? 1 : 0);
        for (int i = magnitude.length - 1; i >= first; i--) {
            u8(magnitude[i]);
        }
    }

    void floating(double value) {
        long bits = Double.doubleToLongBits(value);
        u8(Tag.NEW_FLOAT);
        u32((int) (bits >>> 32));
        u32((int) bits);
    }
}
