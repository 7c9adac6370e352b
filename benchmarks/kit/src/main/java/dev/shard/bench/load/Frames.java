package dev.shard.bench.load;

import java.io.DataOutput;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * WebSocket frames as a server writes them: whole, and unmasked.
 *
 * @see "RFC 6455, section 5.2"
 */
final class Frames {
    /** The answer to a close frame: 1000, without a reason. */
    static final byte[] CLOSE = {(byte) 0x88, 2, 0x03, (byte) 0xE8};

    private static final int TEXT = 0x81;
    private static final int BINARY = 0x82;
    private static final int CLOSE_BYTE = 0x88;
    private static final int LONGEST_HEARTBEATS = 64;
    private static final int LARGEST_SHORT = 125;
    private static final int LARGEST_MEDIUM = 0xFFFF;

    private Frames() {}

    static void writeHeader(DataOutput out, boolean text, int length) throws IOException {
        out.writeByte(text ? TEXT : BINARY);
        if (length <= LARGEST_SHORT) {
            out.writeByte(length);
        } else if (length <= LARGEST_MEDIUM) {
            out.writeByte(126);
            out.writeShort(length);
        } else {
            out.writeByte(127);
            out.writeLong(length);
        }
    }

    /** Whether what a client sent is more than heartbeats before its IDENTIFY. */
    static boolean mayIdentify(ByteBuffer received) {
        return received.remaining() > LONGEST_HEARTBEATS;
    }

    /** Whether what a client sent begins with a close frame. */
    static boolean isClose(ByteBuffer received) {
        return (received.get(received.position()) & 0xFF) == CLOSE_BYTE;
    }
}
