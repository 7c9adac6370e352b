package dev.shard.transport.support;

/** The peer sent what RFC 6455 or our limits forbid. */
public final class FrameException extends Exception {
    private static final long serialVersionUID = 1L;

    /** Close code for what breaks RFC 6455. */
    public static final int PROTOCOL_ERROR = 1002;
    /** Close code for what is longer than our limits. */
    public static final int MESSAGE_TOO_BIG = 1009;

    private final int closeCode;

    private FrameException(int closeCode, String message) {
        super(message);
        this.closeCode = closeCode;
    }

    /** Something that RFC 6455 forbids. */
    public static FrameException protocolError(String message) {
        return new FrameException(PROTOCOL_ERROR, message);
    }

    /** Something that our limits forbid. */
    public static FrameException tooBig(String message) {
        return new FrameException(MESSAGE_TOO_BIG, message);
    }

    /** The same in the words of a close frame: what is wrong, for whoever runs the peer. */
    public String reason() {
        return String.valueOf(getMessage());
    }

    /** What the connection is to be closed with. */
    public int closeCode() {
        return closeCode;
    }
}
