package dev.shard.spi.session;

import dev.shard.ShardId;
import dev.shard.ShardSession;
import dev.shard.spi.identify.IdentifyJournal;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * Keeps sessions beyond the life of a shard. Process lifetime. S1: called from event loops, so no method blocks, or throws
 * because the store fails: its stage fails instead, which is reported and survived. A shard has at most one write under way
 * and saves only the latest state, so that a slow store delays no event.
 *
 * <p>S5: a shard belongs to one process at a time. Whoever comes second fails with {@link SessionHeldException}, when the store
 * is opened or at the latest when the session is loaded, and changes nothing; a shard whose process is dead can be had by the
 * next. A process that has lost a shard to another one all the same has its writes fail with {@link SessionHeldException}; then
 * its shard stops for good.
 */
public interface SessionStore extends AutoCloseable {
    /** S2: the session that was last saved for a shard, equal in every field; empty if there is none. */
    CompletionStage<Optional<ShardSession>> load(ShardId shard);

    /** S3: replaces the stored session of {@code session.shard()}, its number of shards included, and no other's. */
    CompletionStage<Void> save(ShardSession session);

    /** S4: forgets the session of a shard, and no other's; does nothing if there is none. */
    CompletionStage<Void> remove(ShardId shard);

    /** Where identifies can be counted beside the sessions; empty if this store cannot. */
    default Optional<IdentifyJournal> identifyJournal() {
        return Optional.empty();
    }

    /**
     * Waits for writes that are under way and gives every shard up. May be called twice; stages of later calls fail. Does
     * nothing unless overridden.
     */
    @Override
    default void close() {}
}
