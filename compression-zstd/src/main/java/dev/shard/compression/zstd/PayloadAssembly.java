package dev.shard.compression.zstd;

import dev.shard.spi.compression.DecompressorContext;
import dev.shard.spi.compression.OutputBuffer;
import dev.shard.spi.compression.PayloadSink;
import java.nio.ByteBuffer;
import java.util.zip.DataFormatException;
import org.jspecify.annotations.Nullable;

/**
 * Makes payloads of decompressed blocks. A payload ends where a block does, but not every block ends one, so the framing
 * searches the end. It is spared that for the usual message, which is one payload in one block: after {@value #TRUST_AFTER}
 * messages of one payload in a row, such a block is delivered if the framing says that it may be whole. Connection lifetime.
 *
 * <p>What is not whole when a message ends moves to a buffer of this connection's own, where the rest is decompressed too,
 * until the payload is delivered.
 */
final class PayloadAssembly {
    static final int TRUST_AFTER = 16;

    /**
     * How many bytes may be searched in vain for the end of one payload: 1 GiB, about a second's work. Each search begins
     * at the payload's start, so whoever cuts after every byte could make it cost the square of the length.
     */
    static final long SEARCHED_IN_VAIN = 1L << 30;

    private final DecompressorContext context;
    private @Nullable OutputBuffer own;

    /** In the output: where the payload under way begins, up to where blocks are whole, and how much there is. */
    private int start;

    private int wholeBlocks;
    private int length;

    private boolean searchable;
    private long searched;
    private long compressed;

    private boolean fresh;
    private int blocks;
    private int delivered;
    private int singlesInARow;
    private boolean inSink;

    PayloadAssembly(DecompressorContext context) {
        this.context = context;
    }

    /** Where the next bytes go, behind the first {@link #length()}. */
    OutputBuffer output() {
        return own != null ? own : context.output();
    }

    int length() {
        return length;
    }

    /** A message begins, or what is left of it after a sink threw. */
    void beginMessage() {
        fresh = compressed == 0;
        blocks = 0;
        delivered = 0;
        inSink = false;
    }

    /** So many bytes went in, and this is how long the output is now. */
    void add(int compressedBytes, int newLength) {
        compressed += compressedBytes;
        length = newLength;
    }

    /** All that there is belongs to whole blocks. */
    void endBlock() {
        wholeBlocks = length;
        searchable = true;
        blocks++;
        if (start == length) {
            compressed = 0;
        }
    }

    /** Delivers early what is whole if another block may exceed the limit, which holds for each payload alone. */
    void makeRoom(int largestBlock, PayloadSink sink) throws DataFormatException {
        if ((long) length + largestBlock > context.maxInflatedBytes()) {
            deliverWhole(sink);
            requireNotSearchedTooMuch();
            moveToFront();
        }
    }

    /** Delivers what is whole and keeps the rest. */
    void endMessage(int largestBlock, PayloadSink sink) throws DataFormatException {
        if (isSingle(largestBlock)) {
            deliver(length, sink);
        } else {
            deliverWhole(sink);
        }
        if (delivered > 0) {
            boolean single = fresh && delivered == 1 && start == length;
            singlesInARow = single ? Math.min(singlesInARow + 1, TRUST_AFTER) : 0;
        }
        if (start == length) {
            release();
        } else {
            setAside();
        }
        requireNotSearchedTooMuch();
        requireNotTooMuchPending();
    }

    /** A full block is likely to be followed by more of its payload, whatever byte it ends in. */
    private boolean isSingle(int largestBlock) {
        return singlesInARow == TRUST_AFTER
                && fresh
                && blocks == 1
                && wholeBlocks == length
                && length > 0
                && length < largestBlock
                && context.framing().mayBeWhole(output().view(0, length));
    }

    /** Delivers what is whole in whole blocks. */
    void deliverWhole(PayloadSink sink) {
        while (searchable && start < wholeBlocks) {
            int first = context.framing().lengthOfFirst(output().view(start, wholeBlocks - start));
            if (first > 0) {
                deliver(first, sink);
            } else {
                searchable = false;
                searched += wholeBlocks - start;
            }
        }
    }

    private void requireNotSearchedTooMuch() throws DataFormatException {
        if (searched > SEARCHED_IN_VAIN) {
            throw new DataFormatException("is part of a payload that was cut too often to search for its end");
        }
    }

    /** The state is that of afterwards before the sink is called: it may throw, and it may close. */
    private void deliver(int bytes, PayloadSink sink) {
        ByteBuffer payload = output().view(start, bytes);
        start += bytes;
        delivered++;
        searched = 0;
        compressed = 0;
        inSink = true;
        sink.onPayload(payload);
        inSink = false;
    }

    /** Whether what was thrown came out of the sink. */
    boolean sinkThrew() {
        return inSink;
    }

    private void setAside() {
        singlesInARow = 0;
        int used = length;
        moveToFront();
        if (own == null) {
            own = context.output().detach(length);
            context.output().released(used);
        }
    }

    private void moveToFront() {
        if (start > 0) {
            byte[] array = output().array();
            System.arraycopy(array, start, array, 0, length - start);
            length -= start;
            wholeBlocks -= start;
            start = 0;
        }
    }

    private void requireNotTooMuchPending() throws DataFormatException {
        if (compressed > context.maxPendingBytes()) {
            throw new DataFormatException(
                    "brings a payload without an end to %d compressed bytes, maxPendingBytes is %d"
                            .formatted(compressed, context.maxPendingBytes()));
        }
    }

    /** Gives everything back; what a sink is reading stays as it is until it returns. */
    void release() {
        if (own == null) {
            context.output().released(length);
        }
        own = null;
        start = 0;
        wholeBlocks = 0;
        length = 0;
    }
}
