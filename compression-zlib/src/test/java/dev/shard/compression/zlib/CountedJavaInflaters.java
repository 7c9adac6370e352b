package dev.shard.compression.zlib;

import dev.shard.spi.compression.OutputBuffer;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.zip.DataFormatException;

/** Makes inflaters in Java and knows how many of them hold memory: have inflated something, and have not been ended. */
final class CountedJavaInflaters implements IntFunction<StreamInflater> {
    private final AtomicInteger live = new AtomicInteger();

    int live() {
        return live.get();
    }

    @Override
    public StreamInflater apply(int maxBytes) {
        StreamInflater inflater = new JavaInflater(maxBytes);
        return new StreamInflater() {
            private boolean holding;

            @Override
            public int inflate(ByteBuffer input, OutputBuffer output, int used) throws DataFormatException {
                if (!holding) {
                    holding = true;
                    live.incrementAndGet();
                }
                return inflater.inflate(input, output, used);
            }

            @Override
            public boolean finished() {
                return inflater.finished();
            }

            @Override
            public void end() {
                inflater.end();
                if (holding) {
                    holding = false;
                    live.decrementAndGet();
                }
            }
        };
    }
}
