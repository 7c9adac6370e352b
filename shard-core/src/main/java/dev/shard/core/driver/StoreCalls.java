package dev.shard.core.driver;

import dev.shard.ShardEvent;
import dev.shard.ShardId;
import dev.shard.ShardSession;
import dev.shard.spi.session.SessionHeldException;
import dev.shard.spi.transport.EventLoop;
import dev.shard.spi.transport.ScheduledTask;
import dev.shard.units.Durations;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Calls a session store, which may answer on any thread, late, never, or not do what it should. Used on the loop only. */
final class StoreCalls {
    /** A store that is broken fails every second; that is told once in this time. */
    private static final Duration TELL_EVERY = Duration.ofMinutes(1);

    private final ShardId shard;
    private final EventLoop loop;
    private final Duration patience;
    private final Consumer<ShardEvent> events;
    private long untold;
    private long toldAt;
    private boolean toldBefore;

    StoreCalls(ShardId shard, EventLoop loop, Duration patience, Consumer<ShardEvent> events) {
        this.shard = shard;
        this.loop = loop;
        this.patience = patience;
        this.events = events;
    }

    /** Asks for a session; see {@link SessionKeeper#load}. */
    ScheduledTask load(
            Supplier<CompletionStage<Optional<ShardSession>>> call,
            Consumer<@Nullable ShardSession> then,
            Consumer<SessionHeldException> refused) {
        Once answer = new Once(then);
        answer.timeout = loop.schedule(patience, () -> {
            failed("load", tooLate());
            answer.give(null);
        });
        guarded(call)
                .whenComplete((session, failure) -> LoopEntry.tryExecute(loop, () -> {
                    if (failure == null) {
                        answer.give(session.orElse(null));
                    } else if (cause(failure) instanceof SessionHeldException held) {
                        answer.replaceBy(() -> refused.accept(held));
                    } else {
                        failed("load", failure);
                        answer.give(null);
                    }
                }));
        return answer;
    }

    /**
     * Writes.
     *
     * @param then called on the loop, whatever came of it
     * @param takenOver called before, if another process has the shard
     */
    void write(Supplier<CompletionStage<Void>> call, Runnable then, Consumer<SessionHeldException> takenOver) {
        ScheduledTask slow = loop.schedule(patience, () -> failed("write", tooLate()));
        guarded(call)
                .whenComplete((done, failure) -> LoopEntry.tryExecute(loop, () -> {
                    slow.cancel();
                    if (failure != null && cause(failure) instanceof SessionHeldException holder) {
                        takenOver.accept(holder);
                    } else if (failure != null) {
                        failed("write", failure);
                    }
                    then.run();
                }));
    }

    private TimeoutException tooLate() {
        return new TimeoutException("no answer within " + Durations.format(patience));
    }

    private void failed(String operation, Throwable failure) {
        untold++;
        long now = loop.nanoTime();
        if (!toldBefore || now - toldAt >= TELL_EVERY.toNanos()) {
            events.accept(new ShardEvent.SessionStoreFailed(shard, operation, cause(failure), untold));
            untold = 0;
            toldAt = now;
            toldBefore = true;
        }
    }

    private static Throwable cause(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }

    /** A store that throws is no worse than one that fails. */
    private static <T> CompletionStage<T> guarded(Supplier<CompletionStage<T>> call) {
        try {
            return call.get();
        } catch (RuntimeException failure) {
            return CompletableFuture.failedFuture(failure);
        }
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

        void replaceBy(Runnable other) {
            boolean open = then != null;
            cancel();
            if (open) {
                other.run();
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
}
