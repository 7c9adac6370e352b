package dev.shard.fleet;

import dev.shard.ShardStoppedException;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** What stages fail with. */
final class Failures {
    private Failures() {}

    /** The failure itself, without what a dependent stage wrapped it in; null if there is none. */
    static @Nullable Throwable cause(@Nullable Throwable failure) {
        return failure instanceof CompletionException wrapped && wrapped.getCause() != null
                ? wrapped.getCause()
                : failure;
    }

    /** Of what was begun and will not be gone on with. */
    static ShardStoppedException stopped() {
        return new ShardStoppedException("the fleet was stopped");
    }
}
