package dev.shard.session.file;

import dev.shard.ShardId;
import dev.shard.ShardSession;
import dev.shard.spi.session.SessionStore;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Sessions to keep, and waiting for a store. */
final class Sessions {
    /** When this process began, which is not long ago: a store forgets what is a day old. */
    static final Instant NOW =
            Instant.ofEpochMilli(ManagementFactory.getRuntimeMXBean().getStartTime());

    private Sessions() {}

    static ShardSession session(ShardId shard, long sequence) {
        return new ShardSession(
                shard, "session-" + shard.id(), sequence, URI.create("wss://resume.example"), 513, 10, "3f2a", NOW);
    }

    static void save(SessionStore store, ShardSession session) {
        await(store.save(session));
    }

    static Optional<ShardSession> load(SessionStore store, ShardId shard) {
        return await(store.load(shard));
    }

    static <T extends @Nullable Object> T await(CompletionStage<T> stage) {
        return stage.toCompletableFuture().orTimeout(20, TimeUnit.SECONDS).join();
    }
}
