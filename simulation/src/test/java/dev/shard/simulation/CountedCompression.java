package dev.shard.simulation;

import dev.shard.spi.compression.Compression;
import dev.shard.spi.compression.Decompressor;
import dev.shard.spi.compression.DecompressorContext;
import dev.shard.spi.compression.PayloadSink;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A compression whose living decompressors are counted. */
final class CountedCompression implements Compression {
    private final World world;
    private final Compression counted;
    private final AtomicInteger living;

    CountedCompression(World world, Compression counted, AtomicInteger living) {
        this.world = world;
        this.counted = counted;
        this.living = living;
    }

    @Override
    public String name() {
        return counted.name();
    }

    @Override
    public @Nullable String urlParameter() {
        return counted.urlParameter();
    }

    @Override
    public boolean identifyCompress() {
        return counted.identifyCompress();
    }

    @Override
    public boolean supports(String encoding) {
        return counted.supports(encoding);
    }

    @Override
    public Decompressor newDecompressor(DecompressorContext context) {
        world.expect(living.incrementAndGet() == 1, "S5 one decompressor a shard", living + " are alive");
        Decompressor made = counted.newDecompressor(context);
        return new Decompressor() {
            private boolean closed;

            @Override
            public void push(ByteBuffer message, PayloadSink sink) {
                made.push(message, sink);
            }

            @Override
            public void close() {
                if (!closed) {
                    closed = true;
                    living.decrementAndGet();
                }
                made.close();
            }
        };
    }
}
