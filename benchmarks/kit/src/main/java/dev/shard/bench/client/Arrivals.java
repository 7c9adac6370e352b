package dev.shard.bench.client;

import static java.util.Objects.requireNonNull;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** When the events of several connections arrived, which get them in turn: connection {@code c} gets {@code c, c + n, …}. */
final class Arrivals {
    private final long[] nanos;
    private final int connections;
    private final AtomicInteger unfinished;
    private final CompletableFuture<Measure> done = new CompletableFuture<>();
    private volatile @Nullable Stopwatch watch;

    Arrivals(int connections, int events) {
        this.connections = connections;
        nanos = new long[events];
        unfinished = new AtomicInteger(Math.min(connections, events));
    }

    /** All connections are ready, and no event has come yet. */
    void begin() {
        watch = new Stopwatch();
    }

    /** What the events took, from {@link #begin}. */
    CompletableFuture<Measure> done() {
        return done;
    }

    /** By event, by {@link System#nanoTime()}; 0 for one that the client does not tell of. */
    long[] nanos() {
        return nanos;
    }

    /**
     * For the connection that is opened as the {@code index}th.
     *
     * @param opening told of its READY
     */
    EventSink sink(int index, Opening opening) {
        return new EventSink() {
            @Override
            public void event(long sequence) {
                if (sequence == READY) {
                    opening.event(READY);
                    return;
                }
                int event = (int) (sequence - READY - 1) * connections + index;
                nanos[event] = System.nanoTime();
                boolean last = event + connections >= nanos.length;
                if (last && unfinished.decrementAndGet() == 0) {
                    done.complete(requireNonNull(watch, "watch").read(nanos.length));
                }
            }

            @Override
            public void failed(Throwable cause) {
                opening.failed(cause);
                done.completeExceptionally(cause);
            }
        };
    }
}
