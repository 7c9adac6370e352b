package dev.shard;

/** The shard was stopped, or closed, before what was asked for could happen. */
public final class ShardStoppedException extends ShardException {
    private static final long serialVersionUID = 1L;

    /** Takes the whole sentence. */
    public ShardStoppedException(String message) {
        super(message, null);
    }
}
