package dev.shard.tck.transport;

/** Frames that no server may send to a client that negotiated no extension. Source: RFC 6455, section 5. */
enum BrokenFrame {
    FIRST_RESERVED_BIT(0xc1, 0),
    SECOND_RESERVED_BIT(0xa1, 0),
    THIRD_RESERVED_BIT(0x91, 0),
    RESERVED_DATA_OPCODE(0x83, 0),
    RESERVED_CONTROL_OPCODE(0x8b, 0),
    HIGHEST_OPCODE(0x8f, 0),
    MASKED(0x81, 0x80, 0, 0, 0, 0),
    FRAGMENTED_PING(0x09, 0),
    LONG_PING(0x89, 126, 0, 126),
    CONTINUATION_OF_NOTHING(0x80, 0),
    MESSAGE_INSIDE_A_MESSAGE(0x01, 0, 0x81, 0),
    LONG_FORM_OF_A_SHORT_LENGTH(0x81, 126, 0, 125),
    LONGEST_FORM_OF_A_SHORT_LENGTH(0x81, 127, 0, 0, 0, 0, 0, 0, 0xff, 0xff),
    NEGATIVE_LENGTH(0x81, 127, 0x80, 0, 0, 0, 0, 0, 0, 0),
    CLOSE_WITH_HALF_A_CODE(0x88, 1, 3),
    CLOSE_WITH_CODE_0(0x88, 2, 0, 0),
    CLOSE_WITH_CODE_1005(0x88, 2, 0x03, 0xed),
    CLOSE_WITH_CODE_1006(0x88, 2, 0x03, 0xee),
    CLOSE_WITH_CODE_1015(0x88, 2, 0x03, 0xf7),
    CLOSE_WITH_CODE_2999(0x88, 2, 0x0b, 0xb7),
    CLOSE_WITH_CODE_5000(0x88, 2, 0x13, 0x88);

    private final int[] bytes;

    BrokenFrame(int... bytes) {
        this.bytes = bytes;
    }

    byte[] bytes() {
        byte[] frame = new byte[bytes.length];
        for (int i = 0; i < frame.length; i++) {
            frame[i] = (byte) bytes[i];
        }
        return frame;
    }
}
