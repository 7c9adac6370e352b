package dev.shard.tck.session;

import dev.shard.ShardId;
import dev.shard.ShardSession;
import dev.shard.spi.session.SessionHeldException;
import dev.shard.spi.session.SessionStore;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A store that keeps the contract, until a subclass gives it a bad habit. */
class SlowStore implements SessionStore {
    final Map<ShardId, ShardSession> sessions = new HashMap<>();
    private final Map<ShardId, String> holders = new HashMap<>();

    /** How another process has this store; sees nothing but who holds what. */
    private final class Elsewhere extends SlowStore {
        @Override
        public CompletionStage<Optional<ShardSession>> load(ShardId shard) {
            return SlowStore.this.loadFor("process 2", shard);
        }
    }

    /** The same store in another process. */
    SessionStore elsewhere() {
        return new Elsewhere();
    }

    @Override
    public CompletionStage<Optional<ShardSession>> load(ShardId shard) {
        return loadFor("process 1", shard);
    }

    CompletionStage<Optional<ShardSession>> loadFor(String process, ShardId shard) {
        String holder = holders.computeIfAbsent(shard, unheld -> process);
        return holder.equals(process)
                ? CompletableFuture.completedStage(Optional.ofNullable(sessions.get(shard)))
                : CompletableFuture.failedStage(
                        new SessionHeldException("shard=" + shard + " is held by " + holder, holder));
    }

    @Override
    public CompletionStage<Void> save(ShardSession session) {
        sessions.put(session.shard(), session);
        return CompletableFuture.completedStage(null);
    }

    @Override
    public CompletionStage<Void> remove(ShardId shard) {
        sessions.remove(shard);
        return CompletableFuture.completedStage(null);
    }
}
