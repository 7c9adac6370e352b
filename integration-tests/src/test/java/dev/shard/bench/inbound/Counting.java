package dev.shard.bench.inbound;

import static java.util.Objects.requireNonNull;

import dev.shard.Dispatch;
import dev.shard.ShardEvent;
import dev.shard.ShardListener;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Counts events on the loop, and times them from READY to the last. */
final class Counting implements ShardListener {
    private final CompletableFuture<Stopwatch.Time> done = new CompletableFuture<>();
    private final int events;
    private int seen;
    private @Nullable Stopwatch watch;

    /** Expects so many events after READY. */
    Counting(int events) {
        this.events = events;
    }

    /** What the events took. */
    CompletableFuture<Stopwatch.Time> done() {
        return done;
    }

    @Override
    public void onReady(ShardEvent.Ready event) {
        watch = new Stopwatch();
    }

    @Override
    public void onDispatch(Dispatch event) {
        if (!event.name().equals("READY") && ++seen == events) {
            done.complete(requireNonNull(watch, "watch").read());
        }
    }

    @Override
    public void onDisconnected(ShardEvent.Disconnected event) {
        done.completeExceptionally(new IllegalStateException("after " + seen + " events: " + event));
    }
}
