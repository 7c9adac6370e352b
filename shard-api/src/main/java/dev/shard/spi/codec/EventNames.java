package dev.shard.spi.codec;

import dev.shard.EventName;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Turns the bytes of an event's name into a string without making one: documented names come from a table, so that a
 * payload costs no allocation for its name. Safe for any thread.
 */
public final class EventNames {
    private static final int SLOTS = 512;
    private static final String[] NAMES = new String[SLOTS];
    private static final byte[][] BYTES = new byte[SLOTS][];

    static {
        for (EventName event : EventName.values()) {
            byte[] bytes = event.name().getBytes(StandardCharsets.US_ASCII);
            int slot = slot(ByteBuffer.wrap(bytes), 0, bytes.length);
            while (NAMES[slot] != null) {
                slot = next(slot);
            }
            NAMES[slot] = event.name().intern();
            BYTES[slot] = bytes;
        }
    }

    private EventNames() {}

    /**
     * The name as a string: the same object each time for a documented name, a new one for any other.
     *
     * @param bytes lent; position and limit stay as they are
     * @param offset absolute index of the name's first byte
     * @param length bytes of UTF-8
     */
    public static String of(ByteBuffer bytes, int offset, int length) {
        if (length > 0) {
            for (int slot = slot(bytes, offset, length); NAMES[slot] != null; slot = next(slot)) {
                if (matches(BYTES[slot], bytes, offset, length)) {
                    return NAMES[slot];
                }
            }
        }
        byte[] copy = new byte[length];
        bytes.get(offset, copy);
        return new String(copy, StandardCharsets.UTF_8);
    }

    private static boolean matches(byte[] name, ByteBuffer bytes, int offset, int length) {
        if (bytes.hasArray()) {
            int from = bytes.arrayOffset() + offset;
            return Arrays.equals(name, 0, name.length, bytes.array(), from, from + length);
        }
        if (name.length != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (name[i] != bytes.get(offset + i)) {
                return false;
            }
        }
        return true;
    }

    /** From the length and four bytes, which tell the documented names apart nearly always. */
    private static int slot(ByteBuffer bytes, int offset, int length) {
        int hash = length;
        hash = 31 * hash + bytes.get(offset);
        hash = 31 * hash + bytes.get(offset + length / 3);
        hash = 31 * hash + bytes.get(offset + length / 2);
        hash = 31 * hash + bytes.get(offset + length - 1);
        return (hash ^ hash >>> 9 ^ hash >>> 18) & SLOTS - 1;
    }

    private static int next(int slot) {
        return slot + 1 & SLOTS - 1;
    }
}
