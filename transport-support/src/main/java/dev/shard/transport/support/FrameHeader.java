package dev.shard.transport.support;

/**
 * The head of one frame from a server, read byte by byte because it may be cut anywhere. Refuses what RFC 6455, section 5.2
 * forbids a server to send to a client that negotiated no extension. Connection lifetime, one frame after the other.
 */
public final class FrameHeader {
    /** Longest payload of a control frame, in bytes. */
    public static final int MAX_CONTROL_PAYLOAD = 125;

    private static final int SHORT_LENGTH = 126;
    private static final int LONG_LENGTH = 127;

    private int seen;
    private int size;
    private int first;
    private long length;

    /**
     * Takes the next byte; true once the head is complete.
     *
     * @throws FrameException if no server may send that
     */
    public boolean add(byte next) throws FrameException {
        switch (seen++) {
            case 0 -> opcodeByte(next & 0xff);
            case 1 -> lengthByte(next & 0xff);
            default -> length = length << 8 | next & 0xff;
        }
        if (seen < size) {
            return false;
        }
        checkLength();
        return true;
    }

    /**
     * Takes a whole head at once if none is begun and it is that of a message of less than 64 KiB in one frame, as nearly
     * all are. Otherwise nothing is taken, and {@link #add} says what is wrong with it, if anything is.
     *
     * @param start the head's first two bytes
     * @param extension the two bytes behind them, whatever they are
     * @return bytes taken: 2, 4, or 0 for none
     */
    public int takeUsual(int start, int extension) {
        int code = start >>> 8;
        int announced = start & 0xff;
        boolean message = code == (0x80 | Opcodes.BINARY) || code == (0x80 | Opcodes.TEXT);
        boolean extended = announced == SHORT_LENGTH;
        if (seen > 0 || !message || announced > SHORT_LENGTH || extended && extension < SHORT_LENGTH) {
            return 0;
        }
        first = code;
        length = extended ? extension : announced;
        return extended ? 2 + Short.BYTES : 2;
    }

    /** Makes ready for the next frame. */
    public void reset() {
        seen = 0;
        size = 2;
    }

    /** Ready for the first frame. */
    public FrameHeader() {
        reset();
    }

    /** Whether the frame ends its message. */
    public boolean last() {
        return (first & 0x80) != 0;
    }

    /** What the frame is; one of {@link Opcodes}. */
    public int opcode() {
        return first & 0x0f;
    }

    /** Bytes of payload that the peer says will follow; from 0 to {@link Long#MAX_VALUE}. */
    public long length() {
        return length;
    }

    private void opcodeByte(int value) throws FrameException {
        first = value;
        if ((value & 0x70) != 0) {
            throw FrameException.protocolError("frame with reserved bits, but no extension was negotiated");
        }
        if (Opcodes.isReserved(opcode())) {
            throw FrameException.protocolError("frame with reserved opcode " + opcode());
        }
        if (Opcodes.isControl(opcode()) && !last()) {
            throw FrameException.protocolError("fragmented control frame");
        }
    }

    private void lengthByte(int value) throws FrameException {
        if ((value & 0x80) != 0) {
            throw FrameException.protocolError("masked frame from a server");
        }
        if (Opcodes.isControl(opcode()) && value > MAX_CONTROL_PAYLOAD) {
            throw FrameException.protocolError("control frame of more than " + MAX_CONTROL_PAYLOAD + " bytes");
        }
        size += value == SHORT_LENGTH ? Short.BYTES : value == LONG_LENGTH ? Long.BYTES : 0;
        length = size == 2 ? value : 0;
    }

    private void checkLength() throws FrameException {
        long shortest = size == 2 ? 0 : size == 2 + Short.BYTES ? SHORT_LENGTH : 1L << Short.SIZE;
        // A negative length is one with the highest bit set, which must be 0.
        if (length < shortest) {
            throw FrameException.protocolError("frame length that is not written in its shortest form");
        }
    }
}
