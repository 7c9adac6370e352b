package dev.shard.compression.zlib;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.zip.Inflater;

/** Makes inflaters and knows how many of them have not been ended. */
final class CountedInflaters implements Supplier<Inflater> {
    private final AtomicInteger live = new AtomicInteger();
    private final boolean bare;

    private CountedInflaters(boolean bare) {
        this.bare = bare;
    }

    /** For zlib data, header and checksum included. */
    static CountedInflaters ofZlib() {
        return new CountedInflaters(false);
    }

    /** For what is between zlib's header and checksum. */
    static CountedInflaters ofDeflate() {
        return new CountedInflaters(true);
    }

    /** Made and not ended. */
    int live() {
        return live.get();
    }

    @Override
    public Inflater get() {
        live.incrementAndGet();
        return new Inflater(bare) {
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
