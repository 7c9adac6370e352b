package dev.shard.sim.wire;

/** What a client sent is no payload. */
public final class MalformedPayloadException extends Exception {
    private static final long serialVersionUID = 1L;

    MalformedPayloadException(String message) {
        super(message);
    }
}
