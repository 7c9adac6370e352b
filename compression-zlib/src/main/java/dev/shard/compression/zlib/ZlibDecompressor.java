package dev.shard.compression.zlib;

import dev.shard.RemoteProtocolException;
import dev.shard.spi.compression.Decompressor;
import dev.shard.spi.compression.DecompressorContext;
import dev.shard.spi.compression.OutputBuffer;
import dev.shard.spi.compression.PayloadSink;
import java.nio.ByteBuffer;
import java.util.zip.DataFormatException;
import org.jspecify.annotations.Nullable;

/** What all have in common: one inflater, the loss of the context, the end. */
abstract sealed class ZlibDecompressor implements Decompressor permits ZlibStreamDecompressor, ZlibPayloadDecompressor {
    final DecompressorContext context;

    private final String name;
    private final StreamInflater inflater;
    private long messages;
    private @Nullable String lost;
    private boolean closed;

    /** The name is the compression's, for messages of exceptions. */
    ZlibDecompressor(String name, DecompressorContext context, StreamInflater inflater) {
        this.name = name;
        this.context = context;
        this.inflater = inflater;
    }

    /**
     * Takes one message.
     *
     * @throws DataFormatException what is wrong with it, to follow the words "message 12 of this connection "
     */
    abstract void feed(ByteBuffer message, PayloadSink sink) throws DataFormatException;

    /**
     * Inflates a message up to its limit, or to the end of the data.
     *
     * @return bytes of the payload that are in {@code output} now
     * @throws DataFormatException to follow the same words
     */
    final int inflate(ByteBuffer message, OutputBuffer output, int used) throws DataFormatException {
        try {
            return inflater.inflate(message, output, used);
        } catch (DataFormatException e) {
            DataFormatException sentence = new DataFormatException("does not inflate: " + e.getMessage());
            sentence.initCause(e);
            throw sentence;
        }
    }

    /** Frees all memory but the loop's; may be called twice. */
    void release() {
        inflater.end();
    }

    @Override
    public final void push(ByteBuffer message, PayloadSink sink) {
        requireUsable();
        messages++;
        try {
            feed(message, sink);
        } catch (DataFormatException e) {
            throw lose(e);
        }
    }

    @Override
    public final void close() {
        closed = true;
        release();
    }

    final boolean closed() {
        return closed;
    }

    /** The context ends here, and its memory with it. */
    final RemoteProtocolException lose(DataFormatException cause) {
        release();
        context.output().released(0);
        lost = "%s: message %d of this connection %s; its context is lost, so reconnect and resume"
                .formatted(name, messages, cause.getMessage());
        return new RemoteProtocolException(lost, cause);
    }

    private void requireUsable() {
        if (closed) {
            throw new IllegalStateException(name + ": this decompressor is closed");
        }
        if (lost != null) {
            throw new RemoteProtocolException(lost);
        }
    }
}
