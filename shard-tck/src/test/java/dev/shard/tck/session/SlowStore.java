package dev.shard.tck.session;

import dev.shard.ShardId;
import dev.shard.ShardSession;
import dev.shard.spi.session.SessionStore;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A store that keeps the contract, until a subclass gives it a bad habit. */
class SlowStore implements SessionStore {
    final Map<ShardId, ShardSession> sessions = new HashMap<>();

    @Override
    public CompletionStage<Optional<ShardSession>> load(ShardId shard) {
        return CompletableFuture.completedStage(Optional.ofNullable(sessions.get(shard)));
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
