package dev.shard.compression.zlib;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.zip.Inflater;

/** Makes inflaters and knows how many of them have not been ended. */
final class CountedInflaters implements Supplier<Inflater> {
    private final AtomicInteger live = new AtomicInteger();

    /** Made and not ended. */
    int live() {
        return live.get();
    }

    @Override
    public Inflater get() {
        live.incrementAndGet();
        return new Inflater() {
            private boolean ended;

            @Override
            public void end() {
                super.end();
                if (!ended) {
                    ended = true;
                    live.decrementAndGet();
                }
            }
        };
    }
}
