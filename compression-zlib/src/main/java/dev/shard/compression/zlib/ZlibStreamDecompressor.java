package dev.shard.compression.zlib;

import dev.shard.spi.compression.DecompressorContext;
import dev.shard.spi.compression.OutputBuffer;
import dev.shard.spi.compression.PayloadSink;
import java.nio.ByteBuffer;
import java.util.zip.DataFormatException;
import org.jspecify.annotations.Nullable;

/**
 * One zlib stream for the whole connection, flushed at the end of each payload.
 *
 * <p>Bytes are inflated as they come, and a payload ends only at a {@linkplain FlushMarks flush}. Most come as one message
 * with one flush, at its end; after {@value #TRUST_AFTER} of these in a row the next of the kind is delivered if the framing
 * says that it may be whole. Everywhere else the framing searches the payload's end: a peer may flush in the middle of a
 * payload, and messages may be cut or joined on the way.
 *
 * <p>The inflater knows nothing of zlib's header, which is read here, nor of its checksum. That is of the whole stream and
 * stands at its end, which never comes; but an inflater that is to check it sums up each byte.
 *
 * <p>That leaves one case in which part of a payload is delivered as a whole one, and the rest of it as another: after so
 * many plain messages, one is cut exactly behind a flush inside of a payload, and what came of it may be whole, for JSON:
 * it ends in a brace. In Discord's documentation such a message is the end of a payload.
 *
 * <p>What is not whole when a message ends moves to a buffer of this connection's own, where the rest is inflated too, so
 * that each byte is inflated and moved once however a payload is cut; the buffer goes when the payload is delivered.
 * Keeping the compressed bytes instead would take less memory meanwhile, but a payload that was flushed in its middle is
 * inflated by then: it would need this buffer all the same, and bombs and corrupt data would be noticed late.
 */
final class ZlibStreamDecompressor extends ZlibDecompressor {
    static final int TRUST_AFTER = 16;

    /**
     * How many bytes may be searched in vain for the end of one payload: 1 GiB, about a second's work. Each search begins
     * at the payload's start, so whoever flushes after every byte could make it cost the square of the length.
     */
    static final long SEARCHED_IN_VAIN = 1L << 30;

    private static final PayloadSink NOBODY = payload -> {};

    private final StreamInflater inflater;
    private final ZlibHeader header = new ZlibHeader();
    private final FlushMarks marks = new FlushMarks();

    /** The payload under way: what there is of it, and what it took. */
    private @Nullable OutputBuffer own;

    private int length;
    private long compressed;
    private long searched;

    private int plainInARow;

    /** The inflater is one of deflate data, without zlib's header and checksum. */
    ZlibStreamDecompressor(DecompressorContext context, StreamInflater inflater) {
        super(ZlibStreamCompression.NAME, context, inflater);
        this.inflater = inflater;
    }

    @Override
    void feed(ByteBuffer message, PayloadSink sink) throws DataFormatException {
        boolean plain = compressed == 0;
        compressed += header.take(message);
        while (message.hasRemaining() && !closed()) {
            int mark = marks.next(message);
            inflate(message, mark >= 0 ? mark : message.limit());
            plain &= mark == message.limit();
            // A stream that goes on after a flush has not ended there; asking each time would take the JDK's inflater's
            // lock.
            boolean over = (mark < 0 || message.position() < mark || length == 0) && inflater.finished();
            if (mark >= 0 || over) {
                flushed(plain, message, sink);
            }
            if (over && !closed()) {
                throw new DataFormatException("ends the stream, which has to last as long as the connection");
            }
        }
        if (length > 0) {
            setAside();
        }
    }

    private void inflate(ByteBuffer message, int end) throws DataFormatException {
        int limit = message.limit();
        compressed += end - message.position();
        message.limit(end);
        try {
            length = inflate(message, output(), length);
        } finally {
            message.limit(limit);
        }
    }

    private OutputBuffer output() {
        return own != null ? own : context.output();
    }

    private void flushed(boolean plain, ByteBuffer rest, PayloadSink sink) throws DataFormatException {
        if (length == 0) {
            compressed = 0;
            return;
        }
        ByteBuffer payload = output().view(0, length);
        boolean trusted = plain && plainInARow == TRUST_AFTER;
        if (trusted && context.framing().mayBeWhole(payload) || isWhole(payload)) {
            plainInARow = plain ? Math.min(plainInARow + 1, TRUST_AFTER) : 0;
            deliver(payload, rest, sink);
        } else {
            plainInARow = 0;
        }
    }

    private boolean isWhole(ByteBuffer payload) throws DataFormatException {
        if (context.framing().lengthOfFirst(payload) >= 0) {
            return true;
        }
        searched += length;
        if (searched > SEARCHED_IN_VAIN) {
            throw new DataFormatException("is part of a payload that was flushed too often to search for its end");
        }
        return false;
    }

    private void deliver(ByteBuffer payload, ByteBuffer rest, PayloadSink sink) throws DataFormatException {
        int bytes = own == null ? length : 0;
        forget();
        try {
            sink.onPayload(payload);
        } catch (Throwable thrown) {
            keepInStep(rest, thrown);
            throw thrown;
        } finally {
            context.output().released(bytes);
        }
    }

    /** Inflates what a message holds beyond the payload whose sink threw: later messages refer back to it. */
    private void keepInStep(ByteBuffer rest, Throwable thrown) {
        plainInARow = 0;
        try {
            feed(rest, NOBODY);
        } catch (DataFormatException e) {
            thrown.addSuppressed(lose(e));
        }
    }

    private void setAside() throws DataFormatException {
        if (own == null) {
            own = context.output().detach(length);
            context.output().released(length);
        }
        if (compressed > context.maxPendingBytes()) {
            throw new DataFormatException(
                    "brings a payload without an end to %d compressed bytes, maxPendingBytes is %d"
                            .formatted(compressed, context.maxPendingBytes()));
        }
    }

    private void forget() {
        own = null;
        length = 0;
        compressed = 0;
        searched = 0;
    }

    @Override
    void release() {
        super.release();
        forget();
    }
}
