package dev.shard.compression.zlib;

import java.nio.ByteBuffer;
import java.util.zip.DataFormatException;

/**
 * The two bytes that a zlib stream begins with, perhaps in two messages. Connection lifetime.
 *
 * @see "RFC 1950, section 2.2"
 */
final class ZlibHeader {
    private static final int BYTES = 2;
    private static final int CHECK = 31;
    private static final int METHOD = 0x0F00;
    private static final int DEFLATE = 0x0800;
    private static final int WINDOW = 0xF000;
    private static final int LARGEST_WINDOW = 0x7000;
    private static final int PRESET_DICTIONARY = 0x20;

    private int value;
    private int missing = BYTES;

    /**
     * Takes what is missing of it from the front of a message.
     *
     * @return bytes taken
     * @throws DataFormatException what is wrong with it, in zlib's words
     */
    int take(ByteBuffer message) throws DataFormatException {
        int taken = Math.min(missing, message.remaining());
        for (int i = 0; i < taken; i++) {
            value = value << Byte.SIZE | message.get() & 0xFF;
        }
        missing -= taken;
        if (taken > 0 && missing == 0) {
            check();
        }
        return taken;
    }

    private void check() throws DataFormatException {
        if (value % CHECK != 0) {
            throw new DataFormatException("does not inflate: incorrect header check");
        } else if ((value & METHOD) != DEFLATE) {
            throw new DataFormatException("does not inflate: unknown compression method");
        } else if ((value & WINDOW) > LARGEST_WINDOW) {
            throw new DataFormatException("does not inflate: invalid window size");
        } else if ((value & PRESET_DICTIONARY) != 0) {
            throw new DataFormatException("does not inflate: it asks for a preset dictionary, and there is none");
        }
    }
}
