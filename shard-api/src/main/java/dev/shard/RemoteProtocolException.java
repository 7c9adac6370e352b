package dev.shard;

import org.jspecify.annotations.Nullable;

/** The peer sent something that the protocol does not allow: bytes that do not inflate, a payload that cannot be read. */
public class RemoteProtocolException extends ShardException {
    private static final long serialVersionUID = 1L;

    /** Takes the whole sentence. */
    public RemoteProtocolException(String message) {
        this(message, null);
    }

    /** Takes the whole sentence and what the library below said. */
    public RemoteProtocolException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
