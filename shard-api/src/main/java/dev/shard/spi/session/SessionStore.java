package dev.shard.spi.session;

import dev.shard.ShardId;
import dev.shard.ShardSession;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * Keeps sessions beyond the life of a shard. Process lifetime. S1: called from event loops, so no method blocks, or throws
 * because the store fails: its stage fails instead, which is reported and survived. A shard has at most one write under way
 * and saves only the latest state, so that a slow store delays no event.
 */
public interface SessionStore {
    /** S2: the session that was last saved for a shard, equal in every field; empty if there is none. */
    CompletionStage<Optional<ShardSession>> load(ShardId shard);

    /** S3: replaces the stored session of {@code session.shard()}, its number of shards included, and no other's. */
    CompletionStage<Void> save(ShardSession session);

    /** S4: forgets the session of a shard, and no other's; does nothing if there is none. */
    CompletionStage<Void> remove(ShardId shard);
}
