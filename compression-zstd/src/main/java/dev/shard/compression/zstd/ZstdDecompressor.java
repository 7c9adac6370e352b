package dev.shard.compression.zstd;

import com.github.luben.zstd.ZstdDecompressCtx;
import dev.shard.RemoteProtocolException;
import dev.shard.spi.compression.Decompressor;
import dev.shard.spi.compression.DecompressorContext;
import dev.shard.spi.compression.PayloadSink;
import java.nio.ByteBuffer;
import java.util.function.Supplier;
import java.util.zip.DataFormatException;
import org.jspecify.annotations.Nullable;

/**
 * One zstd frame for the whole connection, flushed at the end of each payload.
 *
 * <p>The Gateway sends each payload as one message. The frame marks no ends of payloads, but a flush ends a block, so
 * messages may be cut and joined on the way all the same: see {@link PayloadAssembly}. That leaves one case in which part of
 * a payload is delivered as a whole one, and the rest of it as another: after {@value PayloadAssembly#TRUST_AFTER} messages
 * of one payload each, one is cut exactly behind the first block of a payload that has several, this block is not full, and
 * what it holds may be whole, for JSON: it ends in a brace. What the Gateway would mean by such a message is a payload.
 */
final class ZstdDecompressor implements Decompressor {
    private static final PayloadSink NOBODY = payload -> {};

    private final BlockScanner scanner;
    private final BoundedContext context;
    private final PayloadAssembly payloads;
    private long messages;
    private @Nullable String lost;
    private boolean closed;

    ZstdDecompressor(DecompressorContext given, int windowLogMax, Supplier<ZstdDecompressCtx> contexts) {
        scanner = new BlockScanner(windowLogMax);
        context = new BoundedContext(contexts, windowLogMax, given.maxInflatedBytes());
        payloads = new PayloadAssembly(given);
    }

    @Override
    public void push(ByteBuffer message, PayloadSink sink) {
        requireUsable();
        messages++;
        ByteBuffer readable = message.isDirect() || message.hasArray() ? message : copyOf(message);
        try {
            feed(readable, sink);
        } catch (DataFormatException e) {
            throw lose(e, sink);
        } catch (Throwable thrown) {
            if (payloads.sinkThrew()) {
                keepInStep(readable, thrown);
            } else {
                lose(new DataFormatException("was given up half-way: " + thrown), NOBODY);
            }
            throw thrown;
        }
    }

    private void feed(ByteBuffer message, PayloadSink sink) throws DataFormatException {
        payloads.beginMessage();
        while (message.hasRemaining() && !scanner.ended() && !closed) {
            decompress(message, scanner.next(message));
            if (scanner.betweenBlocks()) {
                payloads.endBlock();
                payloads.makeRoom(scanner.largestBlock(), sink);
            }
        }
        payloads.endMessage(scanner.largestBlock(), sink);
        if (scanner.ended()) {
            throw new DataFormatException("ends the frame, which has to last as long as the connection");
        }
    }

    /** One block at a time, so that an array is pinned for as long as one block takes. */
    private void decompress(ByteBuffer message, int end) throws DataFormatException {
        int compressed = end - message.position();
        int limit = message.limit();
        message.limit(end);
        try {
            payloads.add(compressed, context.decompress(message, payloads.output(), payloads.length()));
        } finally {
            message.limit(limit);
        }
    }

    /** Decompresses what a message holds beyond the payload whose sink threw: later messages refer back to it. */
    private void keepInStep(ByteBuffer rest, Throwable thrown) {
        try {
            feed(rest, NOBODY);
        } catch (DataFormatException e) {
            thrown.addSuppressed(lose(e, NOBODY));
        }
    }

    /** The context ends here, and its memory with it; payloads that came whole before the error are delivered. */
    private RemoteProtocolException lose(DataFormatException cause, PayloadSink sink) {
        context.end();
        lost = "%s: message %d of this connection %s; its context is lost, so reconnect and resume"
                .formatted(ZstdStreamCompression.NAME, messages, cause.getMessage());
        RemoteProtocolException refusal = new RemoteProtocolException(lost, cause);
        try {
            payloads.deliverWhole(sink);
        } catch (Throwable thrown) {
            thrown.addSuppressed(refusal);
            throw thrown;
        } finally {
            payloads.release();
        }
        return refusal;
    }

    private void requireUsable() {
        if (closed) {
            throw new IllegalStateException(ZstdStreamCompression.NAME + ": this decompressor is closed");
        }
        if (lost != null) {
            throw new RemoteProtocolException(lost);
        }
    }

    /** The library takes no read-only view of an array. */
    private static ByteBuffer copyOf(ByteBuffer message) {
        return ByteBuffer.allocate(message.remaining()).put(message).flip();
    }

    @Override
    public void close() {
        closed = true;
        context.end();
        payloads.release();
    }
}
