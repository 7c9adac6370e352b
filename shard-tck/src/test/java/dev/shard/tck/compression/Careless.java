package dev.shard.tck.compression;

import dev.shard.spi.compression.Decompressor;
import dev.shard.spi.compression.DecompressorContext;
import dev.shard.spi.compression.PayloadSink;
import java.nio.ByteBuffer;
import java.util.function.Function;

/** Passes everything on to one that keeps the contract, until a subclass gives it a bad habit. */
class Careless implements Decompressor {
    final DecompressorContext context;
    private final Function<DecompressorContext, Decompressor> careful;
    private Decompressor now;

    Careless(DecompressorContext context, Function<DecompressorContext, Decompressor> careful) {
        this.context = context;
        this.careful = careful;
        this.now = careful.apply(context);
    }

    /** Goes on with a new context. */
    final void startAnew(DecompressorContext with) {
        now.close();
        now = careful.apply(with);
    }

    @Override
    public void push(ByteBuffer message, PayloadSink sink) {
        now.push(message, sink);
    }

    @Override
    public void close() {
        now.close();
    }
}
