package dev.shard.bench.load;

import java.io.DataOutput;
import java.io.IOException;

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
}
