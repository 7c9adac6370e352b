package dev.shard.bench.client;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/** Connections that were opened together: whether all are ready, and whether one was lost since. */
final class Opening implements EventSink {
    private final CompletableFuture<Void> ready = new CompletableFuture<>();
    private final CompletableFuture<Void> lost = new CompletableFuture<>();
    private final int connections;
    private final AtomicInteger missing;

    Opening(int connections) {
        this.connections = connections;
        missing = new AtomicInteger(connections);
    }

    @Override
    public void event(long sequence) {
        if (sequence == READY && missing.decrementAndGet() == 0) {
            ready.complete(null);
        }
    }

    @Override
    public void failed(Throwable cause) {
        lost.completeExceptionally(cause);
        ready.completeExceptionally(cause);
    }

    /** Waits until all are ready. */
    void await(long seconds) throws ExecutionException, InterruptedException, TimeoutException {
        try {
            ready.get(seconds, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new TimeoutException(
                    "%d of %d connections were not ready within %d s".formatted(missing.get(), connections, seconds));
        }
    }

    /** Throws if one of them has ended. */
    void requireNoneLost() {
        lost.getNow(null);
    }
}
