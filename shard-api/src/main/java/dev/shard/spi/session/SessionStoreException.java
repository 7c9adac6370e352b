package dev.shard.spi.session;

import dev.shard.ShardException;
import org.jspecify.annotations.Nullable;

/** A session store cannot do its work. The message names the store and says what to do. */
public class SessionStoreException extends ShardException {
    private static final long serialVersionUID = 1;

    /** Takes the whole sentence that an operator will read. */
    public SessionStoreException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
