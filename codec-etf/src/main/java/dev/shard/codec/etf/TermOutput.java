package dev.shard.codec.etf;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** Terms on their way out. They are kept until the outermost is whole, because a map begins with the number of its pairs. */
final class TermOutput {
    private static final int LARGEST_SMALL_BIG = 255;

    private byte[] bytes = new byte[256];
    private int length;

    int length() {
        return length;
    }

    void u8(int value) {
        room(1);
        bytes[length++] = (byte) value;
    }

    void u32(int value) {
        room(4);
        set32(length, value);
        length += 4;
    }

    void set32(int at, int value) {
        ByteBuffer.wrap(bytes).putInt(at, value);
    }

    void write(byte[] source, int from, int count) {
        room(count);
        System.arraycopy(source, from, bytes, length, count);
        length += count;
    }

    /** Forgets what was written from there on. */
    void cut(int at) {
        length = at;
    }

    void atom(String ascii) {
        u8(Tag.SMALL_ATOM_UTF8);
        u8(ascii.length());
        for (int i = 0; i < ascii.length(); i++) {
            u8(ascii.charAt(i));
        }
    }

    void binary(byte[] source, int from, int count) {
        u8(Tag.BINARY);
        u32(count);
        write(source, from, count);
    }

    void real(double value) {
        u8(Tag.NEW_FLOAT);
        long bits = Double.doubleToLongBits(value);
        u32((int) (bits >>> 32));
        u32((int) bits);
    }

    void integer(long value) {
        if (value >= 0 && value <= 255) {
            u8(Tag.SMALL_INTEGER);
            u8((int) value);
        } else if (value == (int) value) {
            u8(Tag.INTEGER);
            u32((int) value);
        } else {
            integer(BigInteger.valueOf(value));
        }
    }

    void integer(BigInteger value) {
        if (value.bitLength() < Integer.SIZE) {
            integer(value.intValue());
            return;
        }
        byte[] bigEndian = value.abs().toByteArray();
        int leading = bigEndian[0] == 0 ? 1 : 0;
        int count = bigEndian.length - leading;
        if (count <= LARGEST_SMALL_BIG) {
            u8(Tag.SMALL_BIG);
            u8(count);
        } else {
            u8(Tag.LARGE_BIG);
            u32(count);
        }
        u8(value.signum() < 0 ? 1 : 0);
        for (int i = bigEndian.length - 1; i >= leading; i--) {
            u8(bigEndian[i]);
        }
    }

    /** Hands over what there is, and begins anew. */
    void moveTo(OutputStream target) throws IOException {
        target.write(bytes, 0, length);
        length = 0;
    }

    private void room(int count) {
        if (count > bytes.length - length) {
            bytes = Arrays.copyOf(bytes, Math.max(Math.addExact(length, count), (int) Math.min(2L * length, 1 << 30)));
        }
    }
}
