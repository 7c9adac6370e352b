package dev.shard;

/**
 * A command was well formed but will not be sent: the queue is full, the shard is stopped, a newer command of the same
 * kind took its place, or the Gateway closed the connection because of it.
 */
public final class CommandRejectedException extends LocalProtocolException {
    private static final long serialVersionUID = 1L;

    /** Takes the whole sentence. */
    public CommandRejectedException(String message) {
        super(message);
    }
}
