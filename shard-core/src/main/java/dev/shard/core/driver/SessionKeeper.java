package dev.shard.core.driver;

import dev.shard.ShardId;
import dev.shard.ShardSession;
import dev.shard.spi.session.SessionStore;
import dev.shard.spi.transport.EventLoop;
import dev.shard.spi.transport.ScheduledTask;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Brings the session to the store: one write at a time, always the latest state, never in the way of an event. What a store
 * cannot do is logged and survived: at worst the next process identifies. Used on the loop only.
 */
final class SessionKeeper {
    /** Between two saves while events come in: what is lost with the process is replayed by the resume. */
    private static final Duration SAVE_EVERY = Duration.ofSeconds(1);

    private final ShardId shard;
    private final EventLoop loop;
    private final @Nullable SessionStore store;
    private final Duration loadTimeout;
    private final InstantSource wall;
    private final ShardLog log;
    private Runnable onIdle = () -> {};
    private @Nullable Supplier<CompletionStage<Void>> next;
    private @Nullable ScheduledTask saving;
    private boolean writing;

    /**
     * Keeps the sessions of one shard.
     *
     * @param store null to keep none
     * @param loadTimeout after which a shard starts without its stored session
     */
    SessionKeeper(
            ShardId shard,
            EventLoop loop,
            @Nullable SessionStore store,
            Duration loadTimeout,
            InstantSource wall,
            ShardLog log) {
        this.shard = shard;
        this.loop = loop;
        this.store = store;
        this.loadTimeout = loadTimeout;
        this.wall = wall;
        this.log = log;
    }

    /** What to do when the last write is done. */
    void onIdle(Runnable task) {
        onIdle = task;
    }

    /**
     * Loads the stored session.
     *
     * @param then called once, on the loop, with null if there is none or it cannot be had; not after a cancel
     */
    ScheduledTask load(Consumer<@Nullable ShardSession> then) {
        Once answer = new Once(then);
        if (store == null) {
            answer.give(null);
            return answer;
        }
        answer.timeout = loop.schedule(loadTimeout, () -> {
            log.storeFailed("load", new TimeoutException("no answer within " + loadTimeout));
            answer.give(null);
        });
        SessionStore from = store;
        guarded(() -> from.load(shard))
                .whenComplete((session, failure) -> LoopEntry.tryExecute(loop, () -> {
                    if (failure != null) {
                        log.storeFailed("load", failure);
                    }
                    answer.give(session == null ? null : session.orElse(null));
                }));
        return answer;
    }

    /** Gives one answer, the first. */
    private static final class Once implements ScheduledTask {
        private @Nullable Consumer<@Nullable ShardSession> then;
        private @Nullable ScheduledTask timeout;

        Once(Consumer<@Nullable ShardSession> then) {
            this.then = then;
        }

        void give(@Nullable ShardSession session) {
            Consumer<@Nullable ShardSession> taker = then;
            cancel();
            if (taker != null) {
                taker.accept(session);
            }
        }

        @Override
        public void cancel() {
            then = null;
            if (timeout != null) {
                timeout.cancel();
            }
        }
    }

    /** Stores the session as it is now. */
    void save(ShardSession session) {
        if (store != null) {
            SessionStore to = store;
            write(() -> to.save(session));
        }
    }

    /** The sequence has moved on: stores the session soon. */
    void moved(StatusBoard board) {
        if (store != null && saving == null) {
            saving = loop.schedule(SAVE_EVERY, () -> {
                saving = null;
                board.session().ifPresent(session -> save(session.withUpdatedAt(wall.instant())));
            });
        }
    }

    /** There is no session any more. */
    void forget() {
        if (store != null) {
            SessionStore from = store;
            write(() -> from.remove(shard));
        }
    }

    /** No write of the sequence is to come; the last save or forget was all. */
    void rest() {
        if (saving != null) {
            saving.cancel();
            saving = null;
        }
    }

    /** Whether nothing is under way. */
    boolean idle() {
        return !writing;
    }

    private void write(Supplier<CompletionStage<Void>> write) {
        next = write;
        if (!writing) {
            writeNext();
        }
    }

    private void writeNext() {
        Supplier<CompletionStage<Void>> write = next;
        next = null;
        writing = write != null;
        if (write == null) {
            onIdle.run();
        } else {
            guarded(write)
                    .whenComplete((done, failure) -> LoopEntry.tryExecute(loop, () -> {
                        if (failure != null) {
                            log.storeFailed("write", failure);
                        }
                        writeNext();
                    }));
        }
    }

    /** A store that throws is no worse than one that fails. */
    private static <T> CompletionStage<T> guarded(Supplier<CompletionStage<T>> call) {
        try {
            return call.get();
        } catch (RuntimeException failure) {
            return CompletableFuture.failedFuture(failure);
        }
    }
}
