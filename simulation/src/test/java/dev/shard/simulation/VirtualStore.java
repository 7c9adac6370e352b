package dev.shard.simulation;

import dev.shard.ShardId;
import dev.shard.ShardSession;
import dev.shard.spi.session.SessionStore;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A store that survives its process; at times slow, at times out of order. */
final class VirtualStore implements SessionStore {
    private final World world;
    private final Subject subject;
    private final Map<ShardId, ShardSession> sessions = new HashMap<>();
    private Duration takes = Duration.ZERO;
    private boolean wasSlow;
    private long failsUntil;
    private @Nullable ShardSession loaded;

    VirtualStore(World world, Subject subject) {
        this.world = world;
        this.subject = subject;
    }

    void slow(Duration value) {
        takes = value;
        wasSlow = true;
    }

    /** Whether a write may still be under way. */
    boolean wasSlow() {
        return wasSlow;
    }

    void failUntil(long time) {
        failsUntil = time;
    }

    void heal() {
        takes = Duration.ZERO;
        failsUntil = 0;
    }

    /** What the last load answered. */
    @Nullable ShardSession loaded() {
        return loaded;
    }

    @Override
    public CompletionStage<Optional<ShardSession>> load(ShardId shard) {
        loaded = null;
        return done(() -> {
            loaded = sessions.get(shard);
            return Optional.ofNullable(loaded);
        });
    }

    @Override
    public CompletionStage<Void> save(ShardSession session) {
        subject.expectNoSecret("a stored session", session.toString());
        ShardSession known = subject.shard().session().orElse(null);
        world.expect(
                known == null
                        || !known.sessionId().equals(session.sessionId())
                        || session.sequence() <= known.sequence(),
                "R6 the store does not run ahead",
                session + " while at " + known);
        return this.<Void>done(() -> {
            sessions.put(session.shard(), session);
            return null;
        });
    }

    @Override
    public CompletionStage<Void> remove(ShardId shard) {
        return this.<Void>done(() -> {
            sessions.remove(shard);
            return null;
        });
    }

    /** What a process had begun when it died does not come about. */
    private <T> CompletionStage<T> done(Supplier<@Nullable T> work) {
        CompletableFuture<T> future = new CompletableFuture<>();
        VirtualLoop asking = subject.loop();
        Runnable task = () -> {
            if (asking.dead()) {
                return;
            }
            if (world.now() < failsUntil) {
                future.completeExceptionally(new IOException("the disk is full"));
            } else {
                future.complete(work.get());
            }
        };
        if (takes.isZero()) {
            task.run();
        } else {
            world.after(takes, task);
        }
        return future;
    }
}
