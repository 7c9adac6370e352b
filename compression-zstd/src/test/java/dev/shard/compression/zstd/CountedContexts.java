package dev.shard.compression.zstd;

import com.github.luben.zstd.ZstdDecompressCtx;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Makes contexts and knows how many of them have not been closed. */
final class CountedContexts implements Supplier<ZstdDecompressCtx> {
    private final AtomicInteger live = new AtomicInteger();

    /** Made and not closed. */
    int live() {
        return live.get();
    }

    @Override
    public ZstdDecompressCtx get() {
        live.incrementAndGet();
        return new ZstdDecompressCtx() {
            private boolean closed;

            @Override
            public void close() {
                super.close();
                if (!closed) {
                    closed = true;
                    live.decrementAndGet();
                }
            }
        };
    }
}
