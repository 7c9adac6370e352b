package dev.shard.spi.codec;

import dev.shard.EventName;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Turns the bytes of an event's name into a string without making one: documented names come from a table, so that a
 * payload costs no allocation for its name. Safe for any thread.
 */
public final class EventNames {
    private static final int SLOTS = 512;
    private static final String[] NAMES = new String[SLOTS];

    static {
        for (EventName event : EventName.values()) {
            String name = event.name();
            int slot = slot(name.hashCode());
            while (NAMES[slot] != null) {
                slot = slot + 1 & SLOTS - 1;
            }
            NAMES[slot] = name.intern();
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
        int hash = 0;
        for (int i = 0; i < length; i++) {
            hash = 31 * hash + bytes.get(offset + i);
        }
        for (int slot = slot(hash); NAMES[slot] != null; slot = slot + 1 & SLOTS - 1) {
            if (matches(NAMES[slot], bytes, offset, length)) {
                return NAMES[slot];
            }
        }
        byte[] copy = new byte[length];
        bytes.get(offset, copy);
        return new String(copy, StandardCharsets.UTF_8);
    }

    private static boolean matches(String name, ByteBuffer bytes, int offset, int length) {
        if (name.length() != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (name.charAt(i) != bytes.get(offset + i)) {
                return false;
            }
        }
        return true;
    }

    /** Spreads what {@link String#hashCode()} gives, which is 31-based for the bytes of ASCII too. */
    private static int slot(int hash) {
        return (hash ^ hash >>> 9 ^ hash >>> 18) & SLOTS - 1;
    }
}
