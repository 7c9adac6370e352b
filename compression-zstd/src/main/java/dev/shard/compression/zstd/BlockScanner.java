package dev.shard.compression.zstd;

import java.nio.ByteBuffer;
import java.util.zip.DataFormatException;

/**
 * Follows the one frame of a connection from block to block, in messages that are cut anywhere, and refuses a frame that no
 * connection can consist of before a decoder sees it. What is inside of blocks is left to the decoder. Connection lifetime.
 *
 * @see "RFC 8878, 3.1.1 Zstandard Frames"
 */
final class BlockScanner {
    private static final int MAGIC = 0xFD2FB528;
    private static final int LARGEST_BLOCK = 128 * 1024;
    private static final int BLOCK_HEADER_BYTES = 3;
    private static final int RLE_BLOCK = 1;
    private static final int RESERVED_BLOCK = 3;
    private static final int[] DICTIONARY_ID_BYTES = {0, 1, 2, 4};

    private enum Field {
        MAGIC_NUMBER,
        DESCRIPTOR,
        WINDOW,
        DICTIONARY_ID,
        BLOCK_HEADER,
        BLOCK_CONTENT
    }

    private final int windowLogMax;

    private Field field = Field.MAGIC_NUMBER;
    private int fieldBytes = Integer.BYTES;
    private int outstanding = Integer.BYTES;
    /** What has come of the field, which is little-endian. */
    private int value;

    private int dictionaryIdBytes;
    private int largestBlock = LARGEST_BLOCK;
    private boolean last;

    /** The limit is the binary logarithm of the largest window. */
    BlockScanner(int windowLogMax) {
        this.windowLogMax = windowLogMax;
    }

    /**
     * Goes on to where the current block, or the frame's header, ends, or to where the message does if that comes first.
     *
     * @param message read from position to limit, which stay as they are
     * @return index behind what was gone over
     * @throws DataFormatException what is wrong, put as what the message does
     */
    int next(ByteBuffer message) throws DataFormatException {
        int at = message.position();
        do {
            at = field == Field.BLOCK_CONTENT ? skip(message, at) : read(message, at);
        } while (at < message.limit() && !betweenBlocks());
        return at;
    }

    /** Whether the next byte would be the first of a block. */
    boolean betweenBlocks() {
        return field == Field.BLOCK_HEADER && outstanding == fieldBytes;
    }

    /** Whether the last block is over, and the frame with it but for a checksum. */
    boolean ended() {
        return last && betweenBlocks();
    }

    /** Most bytes that a block of this frame can give. */
    int largestBlock() {
        return largestBlock;
    }

    private int skip(ByteBuffer message, int at) {
        int bytes = Math.min(outstanding, message.limit() - at);
        outstanding -= bytes;
        if (outstanding == 0) {
            expect(Field.BLOCK_HEADER, BLOCK_HEADER_BYTES);
        }
        return at + bytes;
    }

    private int read(ByteBuffer message, int at) throws DataFormatException {
        int next = message.get(at) & 0xFF;
        int shift = Byte.SIZE * (fieldBytes - outstanding);
        if (field == Field.MAGIC_NUMBER && next != (MAGIC >> shift & 0xFF)) {
            throw new DataFormatException("is not the beginning of a zstd frame: it has %02x where 28b52ffd has %02x"
                    .formatted(next, MAGIC >> shift & 0xFF));
        }
        value |= next << shift;
        if (--outstanding == 0) {
            take(value);
        }
        return at + 1;
    }

    private void expect(Field next, int bytes) {
        field = next;
        fieldBytes = bytes;
        outstanding = bytes;
        value = 0;
    }

    private void take(int read) throws DataFormatException {
        switch (field) {
            case MAGIC_NUMBER -> expect(Field.DESCRIPTOR, 1);
            case DESCRIPTOR -> descriptor(read);
            case WINDOW -> window(read);
            case DICTIONARY_ID -> dictionaryId(read);
            case BLOCK_HEADER -> blockHeader(read);
            case BLOCK_CONTENT -> throw new IllegalStateException("content is skipped");
        }
    }

    private void descriptor(int flags) throws DataFormatException {
        if ((flags & 0x08) != 0) {
            throw new DataFormatException("sets the reserved bit of the frame header");
        }
        // A single segment has its content's size in place of a window's.
        if ((flags & 0xE0) != 0) {
            throw new DataFormatException(
                    "declares how long the stream is, which has to last as long as the connection");
        }
        dictionaryIdBytes = DICTIONARY_ID_BYTES[flags & 0x03];
        expect(Field.WINDOW, 1);
    }

    private void window(int descriptor) throws DataFormatException {
        long base = 1L << 10 + (descriptor >> 3);
        long bytes = base + (base >> 3) * (descriptor & 0x07);
        if (bytes > 1L << windowLogMax) {
            throw new DataFormatException("asks for a window of %d bytes, window-log-max=%d allows %d"
                    .formatted(bytes, windowLogMax, 1L << windowLogMax));
        }
        largestBlock = (int) Math.min(bytes, LARGEST_BLOCK);
        if (dictionaryIdBytes > 0) {
            expect(Field.DICTIONARY_ID, dictionaryIdBytes);
        } else {
            expect(Field.BLOCK_HEADER, BLOCK_HEADER_BYTES);
        }
    }

    private void dictionaryId(int id) throws DataFormatException {
        if (id != 0) {
            throw new DataFormatException(
                    "asks for dictionary " + Integer.toUnsignedString(id) + ", and there is none");
        }
        expect(Field.BLOCK_HEADER, BLOCK_HEADER_BYTES);
    }

    private void blockHeader(int header) throws DataFormatException {
        int type = header >> 1 & 0x03;
        if (type == RESERVED_BLOCK) {
            throw new DataFormatException("has a block of the reserved type");
        }
        last = (header & 0x01) != 0;
        int content = type == RLE_BLOCK ? 1 : header >> 3;
        if (content > 0) {
            expect(Field.BLOCK_CONTENT, content);
        } else {
            expect(Field.BLOCK_HEADER, BLOCK_HEADER_BYTES);
        }
    }
}
