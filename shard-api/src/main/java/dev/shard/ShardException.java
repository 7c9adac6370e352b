package dev.shard;

import org.jspecify.annotations.Nullable;

/**
 * Something about a shard went wrong. The type says whose fault it was: ours or the application's
 * ({@link LocalProtocolException}), the Gateway's ({@link RemoteProtocolException}), the wire's
 * ({@link TransportException}), or that the shard is over ({@link ShardStoppedException}, {@link ShardFailedException}).
 */
public abstract class ShardException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Takes the whole sentence that an operator will read; it must hold no secret. */
    protected ShardException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
