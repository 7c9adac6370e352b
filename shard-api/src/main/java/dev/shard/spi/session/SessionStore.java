package dev.shard.spi.session;

import dev.shard.ShardId;
import dev.shard.ShardSession;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * Keeps sessions beyond the life of a shard. Process lifetime; called from event loops, so no method may block. A shard has
 * at most one write under way and saves only the latest state, so that a slow store delays no event; a failing one is
 * reported and survived.
 */
public interface SessionStore {
    /** The stored session of a shard; empty if there is none. */
    CompletionStage<Optional<ShardSession>> load(ShardId shard);

    /** Replaces the stored session of {@code session.shard()}. */
    CompletionStage<Void> save(ShardSession session);

    /** Forgets the session of a shard; does nothing if there is none. */
    CompletionStage<Void> remove(ShardId shard);
}
