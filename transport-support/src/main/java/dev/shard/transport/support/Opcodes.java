package dev.shard.transport.support;

/** Opcodes of frames, named as they are there. Source: RFC 6455, section 5.2. */
public final class Opcodes {
    /** A further fragment of the message that a text or binary frame began. */
    public static final int CONTINUATION = 0x0;
    /** A message, or its first fragment, in UTF-8. */
    public static final int TEXT = 0x1;
    /** A message, or its first fragment. */
    public static final int BINARY = 0x2;
    /** The end, with {@link ClosePayload}. */
    public static final int CLOSE = 0x8;
    /** Asks for a pong with the same payload. */
    public static final int PING = 0x9;
    /** Answers a ping, or comes unasked. */
    public static final int PONG = 0xA;

    private Opcodes() {}

    /** Whether a frame of that kind may come between the fragments of a message. */
    public static boolean isControl(int opcode) {
        return opcode >= CLOSE;
    }

    /** Whether that has no meaning yet. */
    public static boolean isReserved(int opcode) {
        return opcode > BINARY && opcode < CLOSE || opcode > PONG;
    }
}
