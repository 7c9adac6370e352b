package dev.shard.compression.zlib;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Reads bits as RFC 1951, section 3.1.1 packs them, least significant first, out of messages that are cut anywhere. What a
 * message has left that is too little to decode, less than 64 bits, waits here for the next.
 */
final class BitReader {
    /** What {@link #refill} provides if the message still has it: enough for any symbol with all that belongs to it. */
    static final int REFILLED = 56;

    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    /** The next bits, the first of them lowest. Above {@link #count} there are zeros, or bits that come next anyway. */
    long bits;

    /** How many of {@link #bits} have been read, 0 to 63. */
    int count;

    /** The message, least significant byte first. */
    ByteBuffer message = NOTHING;

    /** The message's next byte that is not among the bits. */
    int position;

    /** The message's end. */
    int limit;

    private ByteOrder order = ByteOrder.BIG_ENDIAN;

    void open(ByteBuffer next) {
        order = next.order();
        message = next.order(ByteOrder.LITTLE_ENDIAN);
        position = next.position();
        limit = next.limit();
    }

    /** Lets go of the message, whose position moves behind what was read. */
    void close() {
        message.order(order).position(position);
        message = NOTHING;
        position = 0;
        limit = 0;
    }

    /** Reads until there are at least {@value #REFILLED} bits, or the message is over. */
    void refill() {
        if (limit - position >= Long.BYTES) {
            bits |= message.getLong(position) << count;
            position += Long.SIZE - 1 - count >> 3;
            count |= REFILLED;
        } else {
            while (count < REFILLED && position < limit) {
                bits |= (message.get(position++) & 0xFFL) << count;
                count += Byte.SIZE;
            }
        }
    }

    /** Whether so many bits are there, up to {@value #REFILLED}. */
    boolean has(int wanted) {
        if (count < wanted) {
            refill();
        }
        return count >= wanted;
    }

    /** Takes bits that are there, up to 31. */
    int take(int wanted) {
        int value = (int) bits & (1 << wanted) - 1;
        skip(wanted);
        return value;
    }

    /** Skips bits that are there. */
    void skip(int wanted) {
        bits >>>= wanted;
        count -= wanted;
    }

    /** Skips what is left of a byte that was begun. */
    void skipToByte() {
        skip(count & Byte.SIZE - 1);
    }

    /** Gives bytes back to the message that were read but not needed, once what is to be read is over. */
    void unread() {
        skipToByte();
        position -= count / Byte.SIZE;
        bits = 0;
        count = 0;
    }
}
