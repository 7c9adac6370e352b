package dev.shard.bench.load;

import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * Takes apart what one client sends, wherever its reads were cut. Whether a message is an IDENTIFY or a heartbeat is told by
 * its length, so that nothing has to be unmasked and decoded.
 *
 * @see "RFC 6455, section 5.2"
 */
final class ClientFrames {
    /** What a client may say. */
    enum Kind {
        HEARTBEAT,
        IDENTIFY,
        CLOSE,
        /** A control frame that asks for nothing here. */
        CONTROL
    }

    /** Is told of each frame once all of it has come. */
    @FunctionalInterface
    interface Listener {
        void frame(Kind kind) throws IOException;
    }

    /** Bytes of a payload; in JSON and in ETF a heartbeat is far below, and an IDENTIFY far above. */
    private static final int LONGEST_HEARTBEAT = 64;

    private static final int OPCODE = 0x0F;
    private static final int CLOSE = 0x08;
    private static final int LENGTH = 0x7F;
    private static final int MEDIUM = 126;
    private static final int LARGE = 127;
    private static final int MASK_BYTES = 4;
    private static final int LONGEST_HEAD = 14;

    private final ByteBuffer head = ByteBuffer.allocate(LONGEST_HEAD);
    private long payloadBytes;
    private long missing;

    /** Reads to the limit. */
    void read(ByteBuffer in, Listener listener) throws IOException {
        while (in.hasRemaining()) {
            if (!headComplete()) {
                head.put(in.get());
                if (!headComplete()) {
                    continue;
                }
                payloadBytes = length();
                missing = payloadBytes;
            }
            int taken = (int) Math.min(missing, in.remaining());
            in.position(in.position() + taken);
            missing -= taken;
            if (missing == 0) {
                Kind kind = kind();
                head.clear();
                listener.frame(kind);
            }
        }
    }

    private boolean headComplete() {
        return head.position() >= 2 && head.position() == headBytes();
    }

    private int headBytes() {
        int extended = switch (head.get(1) & LENGTH) {
            case MEDIUM -> Short.BYTES;
            case LARGE -> Long.BYTES;
            default -> 0;
        };
        return 2 + extended + MASK_BYTES;
    }

    private long length() {
        int length = head.get(1) & LENGTH;
        return switch (length) {
            case MEDIUM -> head.getShort(2) & 0xFFFF;
            case LARGE -> head.getLong(2);
            default -> length;
        };
    }

    private Kind kind() {
        int opcode = head.get(0) & OPCODE;
        if (opcode >= CLOSE) {
            return opcode == CLOSE ? Kind.CLOSE : Kind.CONTROL;
        }
        return payloadBytes > LONGEST_HEARTBEAT ? Kind.IDENTIFY : Kind.HEARTBEAT;
    }
}
