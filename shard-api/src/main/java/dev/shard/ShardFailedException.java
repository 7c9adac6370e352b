package dev.shard;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * The shard stopped for good, because connecting again could not help: a final close code, a token that
 * {@code GET /gateway/bot} refused, the configured number of attempts used up, or another process that runs the shard.
 */
public final class ShardFailedException extends ShardException {
    private static final long serialVersionUID = 1L;

    private final ShardId shard;
    private final CloseStatus status;

    /** Takes the shard, how the last connection ended, and the whole sentence: what happened and the remedy. */
    public ShardFailedException(ShardId shard, CloseStatus status, String message) {
        this(shard, status, message, null);
    }

    /** Same, with what the library below said. */
    public ShardFailedException(ShardId shard, CloseStatus status, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.shard = requireNonNull(shard, "shard");
        this.status = requireNonNull(status, "status");
    }

    /** Which shard. */
    public ShardId shard() {
        return shard;
    }

    /** How its last connection ended; the code is the one that was final. */
    public CloseStatus status() {
        return status;
    }
}
