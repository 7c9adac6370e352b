package dev.shard.core;

import dev.shard.ShardId;
import dev.shard.ShardSession;
import dev.shard.spi.session.SessionStore;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps sessions as long as the process lives: for shards that are closed and built again, and for tests. */
public final class InMemorySessionStore implements SessionStore {
    private final Map<ShardId, ShardSession> sessions = new ConcurrentHashMap<>();

    /** An empty store. */
    public InMemorySessionStore() {}

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
