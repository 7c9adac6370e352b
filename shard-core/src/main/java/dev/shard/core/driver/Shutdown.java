package dev.shard.core.driver;

import dev.shard.ShardConfig;
import dev.shard.ShardSession;
import dev.shard.spi.transport.EventLoop;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends a shard for good: the connection first, then what listeners are still to be told, then the parts. Each step is
 * bounded, so that neither a dead peer nor a listener that never returns can keep it from coming to its end (R17).
 */
final class Shutdown {
    private static final Logger log = LoggerFactory.getLogger("dev.shard.Shard");

    /** For what is left to do after the connection's own bound: a last write to the store, a blocked loop. */
    private static final Duration GRACE = Duration.ofSeconds(2);

    private final ShardParts parts;
    private final ShardControl control;
    private final Delivery delivery;
    private final AutoCloseable watch;
    private final AtomicBoolean begun = new AtomicBoolean();
    private final AtomicBoolean finishing = new AtomicBoolean();
    private final CompletableFuture<Optional<ShardSession>> atRest = new CompletableFuture<>();
    private final CompletableFuture<Void> finished = new CompletableFuture<>();

    Shutdown(ShardParts parts, ShardControl control, Delivery delivery, AutoCloseable watch) {
        this.parts = parts;
        this.control = control;
        this.delivery = delivery;
        this.watch = watch;
    }

    /** How long a shard may take to come to rest: the connection's own bound, then some. */
    static Duration bound(ShardConfig config) {
        return config.timeouts().close().plus(GRACE);
    }

    /** Whether it was begun. */
    boolean begun() {
        return begun.get();
    }

    /** Callable from any thread and any number of times; waits, except on the loop. */
    void close() {
        EventLoop loop = parts.loop();
        if (begun.compareAndSet(false, true) && !LoopEntry.tryExecute(loop, () -> control.close(atRest))) {
            atRest.complete(Optional.empty());
        }
        if (loop.inLoop()) {
            atRest.whenComplete((session, failure) -> LoopEntry.tryExecute(loop, this::finish));
            return;
        }
        await(atRest, bound(parts.config()));
        finish();
        await(finished, GRACE);
    }

    private void finish() {
        if (!finishing.compareAndSet(false, true)) {
            return;
        }
        List<QueuedOutlet> outlets = delivery.end();
        await(lastWords(outlets), parts.loop().inLoop() ? Duration.ZERO : GRACE);
        outlets.forEach(QueuedOutlet::close);
        closeQuietly(watch);
        for (int i = parts.owned().size() - 1; i >= 0; i--) {
            closeQuietly(parts.owned().get(i));
        }
        finished.complete(null);
    }

    /** What listeners are still told; without those that wait for us, or that we would wait for in vain. */
    private static CompletableFuture<Void> lastWords(List<QueuedOutlet> outlets) {
        return CompletableFuture.allOf(outlets.stream()
                .filter(outlet -> !outlet.handsOverOnThisThread() && !outlet.stalled())
                .map(QueuedOutlet::ended)
                .toArray(CompletableFuture<?>[]::new));
    }

    private static void await(CompletableFuture<?> future, Duration bound) {
        try {
            future.get(bound.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException | ExecutionException goOn) {
            // What did not end by itself is ended by what follows.
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void closeQuietly(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception failure) {
            log.atWarn()
                    .addKeyValue("shard", parts.config().shard())
                    .setCause(failure)
                    .log("a part of the shard could not be closed");
        }
    }
}
