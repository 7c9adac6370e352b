package dev.shard.transport.javaws;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Writes a client's frames: whole messages, masked. Source: RFC 6455, sections 5.2 and 5.3. */
final class FrameEncoder {
    private static final int LAST_FRAGMENT = 0x80;
    private static final int MASKED = 0x80;
    private static final int LONGEST_TINY = 125;
    private static final int LONGEST_SHORT = 0xffff;
    private static final int MAX_HEADER_BYTES = 14;

    private FrameEncoder() {}

    /**
     * One frame.
     *
     * @param payload given; read to its limit
     * @param mask not to be predictable for whoever chooses the payloads (RFC 6455, section 10.3)
     * @return given; has an array, and begins with it
     */
    static ByteBuffer encode(int opcode, ByteBuffer payload, int mask) {
        int length = payload.remaining();
        ByteBuffer frame = ByteBuffer.allocate(MAX_HEADER_BYTES + length);
        frame.put((byte) (LAST_FRAGMENT | opcode));
        putLength(frame, length);
        frame.putInt(mask);
        putMasked(frame, payload, mask);
        return frame.flip();
    }

    private static void putLength(ByteBuffer frame, int length) {
        if (length <= LONGEST_TINY) {
            frame.put((byte) (MASKED | length));
        } else if (length <= LONGEST_SHORT) {
            frame.put((byte) (MASKED | 126)).putShort((short) length);
        } else {
            frame.put((byte) (MASKED | 127)).putLong(length);
        }
    }

    private static void putMasked(ByteBuffer frame, ByteBuffer payload, int mask) {
        long twice = (long) mask << Integer.SIZE | mask & 0xffffffffL;
        payload.order(ByteOrder.BIG_ENDIAN);
        while (payload.remaining() >= Long.BYTES) {
            frame.putLong(payload.getLong() ^ twice);
        }
        for (int shift = 24; payload.hasRemaining(); shift -= Byte.SIZE) {
            frame.put((byte) (payload.get() ^ mask >>> shift));
        }
    }
}
