package dev.shard.transport.javaws;

/** The peer sent what RFC 6455 or our limits forbid. */
final class FrameException extends Exception {
    private static final long serialVersionUID = 1L;

    static final int PROTOCOL_ERROR = 1002;
    static final int MESSAGE_TOO_BIG = 1009;

    private final int closeCode;

    private FrameException(int closeCode, String message) {
        super(message);
        this.closeCode = closeCode;
    }

    static FrameException protocolError(String message) {
        return new FrameException(PROTOCOL_ERROR, message);
    }

    static FrameException tooBig(String message) {
        return new FrameException(MESSAGE_TOO_BIG, message);
    }

    /** The same in the words of a close frame: what is wrong, for whoever runs the peer. */
    String reason() {
        return String.valueOf(getMessage());
    }

    /** What the connection is to be closed with. */
    int closeCode() {
        return closeCode;
    }
}
