package dev.shard.bench.client;

import static java.util.Objects.requireNonNull;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Times one connection's events from READY to the last. Confined to one thread. */
public final class Counting implements EventSink {
    private final CompletableFuture<Measure> done = new CompletableFuture<>();
    private final int events;
    private @Nullable Stopwatch watch;

    /** Expects so many events after READY. */
    public Counting(int events) {
        this.events = events;
    }

    /** What the events took. */
    public CompletableFuture<Measure> done() {
        return done;
    }

    @Override
    public void event(long sequence) {
        if (sequence == READY) {
            watch = new Stopwatch();
        } else if (sequence == READY + events) {
            done.complete(requireNonNull(watch, "watch").read(events));
        }
    }

    @Override
    public void failed(Throwable cause) {
        done.completeExceptionally(cause);
    }
}
