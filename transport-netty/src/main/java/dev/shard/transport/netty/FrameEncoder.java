package dev.shard.transport.netty;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.random.RandomGenerator;

/** Writes a client's frames: whole messages, masked. Source: RFC 6455, sections 5.2 and 5.3. */
final class FrameEncoder {
    private static final int LAST_FRAGMENT = 0x80;
    private static final int MASKED = 0x80;
    private static final int LONGEST_TINY = 125;
    private static final int LONGEST_SHORT = 0xffff;
    private static final int MAX_HEADER_BYTES = 14;

    private final ByteBufAllocator allocator;
    private final RandomGenerator masks;

    /** @param masks must not be predictable for whoever chooses the payloads (RFC 6455, section 10.3) */
    FrameEncoder(ByteBufAllocator allocator, RandomGenerator masks) {
        this.allocator = allocator;
        this.masks = masks;
    }

    /**
     * One frame.
     *
     * @param payload given; read to its limit
     * @return given
     */
    ByteBuf encode(int opcode, ByteBuffer payload) {
        int length = payload.remaining();
        ByteBuf frame = allocator.ioBuffer(MAX_HEADER_BYTES + length);
        frame.writeByte(LAST_FRAGMENT | opcode);
        writeLength(frame, length);
        int mask = masks.nextInt();
        frame.writeInt(mask);
        writeMasked(frame, payload, mask);
        return frame;
    }

    private static void writeLength(ByteBuf frame, int length) {
        if (length <= LONGEST_TINY) {
            frame.writeByte(MASKED | length);
        } else if (length <= LONGEST_SHORT) {
            frame.writeByte(MASKED | 126).writeShort(length);
        } else {
            frame.writeByte(MASKED | 127).writeLong(length);
        }
    }

    private static void writeMasked(ByteBuf frame, ByteBuffer payload, int mask) {
        int length = payload.remaining();
        ByteBuffer target = frame.internalNioBuffer(frame.writerIndex(), length);
        long twice = (long) mask << Integer.SIZE | mask & 0xffffffffL;
        payload.order(ByteOrder.BIG_ENDIAN);
        while (payload.remaining() >= Long.BYTES) {
            target.putLong(payload.getLong() ^ twice);
        }
        for (int shift = 24; payload.hasRemaining(); shift -= Byte.SIZE) {
            target.put((byte) (payload.get() ^ mask >>> shift));
        }
        frame.writerIndex(frame.writerIndex() + length);
    }
}
