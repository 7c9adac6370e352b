package dev.shard;

import org.jspecify.annotations.Nullable;

/** What was asked of us breaks the protocol, so it was refused before anything reached the wire. */
public class LocalProtocolException extends ShardException {
    private static final long serialVersionUID = 1L;

    /** Takes the whole sentence: what was asked, what is allowed, what to do. */
    public LocalProtocolException(String message) {
        this(message, null);
    }

    /** Takes the whole sentence and, where there is one, what made us notice. */
    public LocalProtocolException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
