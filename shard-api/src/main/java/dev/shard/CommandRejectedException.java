package dev.shard;

/**
 * A command was well formed but will not be sent: the queue is full, or a newer command of the same kind took its place.
 */
public final class CommandRejectedException extends LocalProtocolException {
    private static final long serialVersionUID = 1L;

    /** Takes the whole sentence. */
    public CommandRejectedException(String message) {
        super(message);
    }
}
