package dev.shard.fleet;

import dev.shard.ShardId;
import dev.shard.spi.session.SessionStore;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** Which shards have a session to resume, as far as a store says so in time. Used on the fleet's loop only. */
final class StoredSessions {
    private final FleetLoop loop;
    private final Set<ShardId> found = new HashSet<>();
    private final CompletableFuture<Set<ShardId>> answer = new CompletableFuture<>();
    private int outstanding;

    private StoredSessions(FleetLoop loop) {
        this.loop = loop;
    }

    /**
     * Asks for all of them at once.
     *
     * @param atMost after which the answer is what is known by then; a shard asks again when it connects
     */
    static CompletableFuture<Set<ShardId>> find(
            FleetLoop loop, SessionStore store, List<ShardId> shards, Duration atMost) {
        StoredSessions sessions = new StoredSessions(loop);
        sessions.outstanding = shards.size();
        loop.schedule(atMost, sessions::complete);
        shards.forEach(shard -> sessions.ask(store, shard));
        return sessions.answer;
    }

    private void ask(SessionStore store, ShardId shard) {
        loop.whenComplete(store.load(shard), (session, failure) -> {
            // What cannot be loaded is not there: the shard itself reports that when it connects.
            if (session != null && session.isPresent()) {
                found.add(shard);
            }
            outstanding--;
            if (outstanding == 0) {
                complete();
            }
        });
    }

    private void complete() {
        answer.complete(Set.copyOf(found));
    }
}
