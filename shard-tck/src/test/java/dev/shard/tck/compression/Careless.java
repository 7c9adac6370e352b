package dev.shard.tck.compression;

import dev.shard.spi.compression.Decompressor;
import dev.shard.spi.compression.DecompressorContext;
import dev.shard.spi.compression.PayloadSink;
import java.nio.ByteBuffer;
import java.util.function.Function;

/** Passes everything on to one that keeps the contract, until a subclass gives it a bad habit. */
class Careless implements Decompressor {
    static final PayloadSink NOBODY = payload -> {};

    final DecompressorContext context;
    private final Function<DecompressorContext, Decompressor> careful;
    private Decompressor now;

    /** Makes decompressors with a bad habit out of those that keep the contract. */
    interface Habit {
        Decompressor of(DecompressorContext context, Function<DecompressorContext, Decompressor> careful);
    }

    /** One more message for somebody whose work is done by {@link Careless#push}. */
    interface Push {
        void push(Careless careless, ByteBuffer message, PayloadSink sink);
    }

    Careless(DecompressorContext context, Function<DecompressorContext, Decompressor> careful) {
        this.context = context;
        this.careful = careful;
        this.now = careful.apply(context);
    }

    /** A habit that shows whenever a message comes, and needs no memory. */
    static Habit pushing(Push habit) {
        return (context, careful) -> new Careless(context, careful) {
            @Override
            public void push(ByteBuffer message, PayloadSink sink) {
                habit.push(this, message, sink);
            }
        };
    }

    /** Does it right. */
    final void pushCarefully(ByteBuffer message, PayloadSink sink) {
        now.push(message, sink);
    }

    /** Goes on with a new context. */
    final void startAnew() {
        now.close();
        now = careful.apply(context);
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
