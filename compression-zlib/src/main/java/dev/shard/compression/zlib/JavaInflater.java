package dev.shard.compression.zlib;

import dev.shard.spi.compression.OutputBuffer;
import java.nio.ByteBuffer;
import java.util.zip.DataFormatException;
import org.jspecify.annotations.Nullable;

/**
 * Inflates a deflate stream (RFC 1951) in Java. Short messages are what it is made for: there is no way into native code and
 * back for each, tables are built from the symbols that a block uses, and the memory is as long as the stream was.
 */
final class JavaInflater implements StreamInflater {
    private static final int BLOCK_HEADER_BITS = 3;
    private static final int STORED_HEADER_BITS = 32;
    private static final int STORED_LENGTH = 0xFFFF;

    /** What comes next. */
    private enum State {
        BLOCK_HEADER,
        STORED_HEADER,
        STORED,
        CODES,
        SYMBOLS,
        FINISHED
    }

    private final int maxBytes;
    private final BitReader in = new BitReader();
    private final SlidingWindow window = new SlidingWindow();
    private final SymbolDecoder symbols = new SymbolDecoder(in, window);

    private State state = State.BLOCK_HEADER;
    private boolean lastBlock;
    private int storedBytes;
    private BlockCodes codes = BlockCodes.fixed();
    private @Nullable DynamicCodes dynamic;

    /** The payload, within a call: what there is of it, and what the window does not have yet. */
    private int length;

    private int start;

    /**
     * @param maxBytes longest payload
     */
    JavaInflater(int maxBytes) {
        this.maxBytes = maxBytes;
    }

    @Override
    public int inflate(ByteBuffer input, OutputBuffer output, int used) throws DataFormatException {
        length = used;
        start = used;
        in.open(input);
        try {
            boolean more;
            do {
                more = advance(output);
            } while (more);
        } finally {
            in.close();
        }
        window.append(output.array(), start, length);
        return length;
    }

    /** Does one step; false if that needs more input, or all is over. */
    private boolean advance(OutputBuffer output) throws DataFormatException {
        return switch (state) {
            case BLOCK_HEADER -> blockHeader();
            case STORED_HEADER -> storedHeader();
            case STORED -> stored(output);
            case CODES -> codes();
            case SYMBOLS -> symbols(output);
            case FINISHED -> false;
        };
    }

    private boolean blockHeader() throws DataFormatException {
        if (!in.has(BLOCK_HEADER_BITS)) {
            return false;
        }
        lastBlock = in.take(1) == 1;
        int type = in.take(2);
        switch (type) {
            case 0 -> {
                in.skipToByte();
                state = State.STORED_HEADER;
            }
            case 1 -> {
                codes = BlockCodes.fixed();
                state = State.SYMBOLS;
            }
            case 2 -> {
                dynamic = DynamicCodesPool.take();
                codes = dynamic.codes;
                state = State.CODES;
            }
            default -> throw new DataFormatException("invalid block type");
        }
        return true;
    }

    private boolean storedHeader() throws DataFormatException {
        if (!in.has(STORED_HEADER_BITS)) {
            return false;
        }
        storedBytes = in.take(Short.SIZE);
        if ((in.take(Short.SIZE) ^ STORED_LENGTH) != storedBytes) {
            throw new DataFormatException("invalid stored block lengths");
        }
        state = State.STORED;
        return true;
    }

    /** Bytes wait among the bits first; they are whole, since the header was. */
    private boolean stored(OutputBuffer output) throws DataFormatException {
        for (; storedBytes > 0 && in.count > 0; storedBytes--) {
            room(output, 1);
            output.array()[length++] = (byte) in.take(Byte.SIZE);
        }
        while (storedBytes > 0 && in.position < in.limit) {
            in.bits = 0;
            int bytes = Math.min(Math.min(storedBytes, in.limit - in.position), room(output, 1));
            in.message.get(in.position, output.array(), length, bytes);
            in.position += bytes;
            length += bytes;
            storedBytes -= bytes;
        }
        return storedBytes == 0 && endOfBlock();
    }

    private boolean codes() throws DataFormatException {
        if (dynamic != null && !dynamic.read(in)) {
            return false;
        }
        state = State.SYMBOLS;
        return true;
    }

    private boolean symbols(OutputBuffer output) throws DataFormatException {
        byte[] array = output.array();
        length = symbols.decode(codes, array, start, length, Math.min(array.length, maxBytes));
        return switch (symbols.stop) {
            case INPUT_IS_OVER -> false;
            case OUTPUT_IS_FULL -> room(output, Math.min(array.length, maxBytes) - length + 1) > 0;
            case END_OF_BLOCK -> endOfBlock();
        };
    }

    /** Makes room and says how much there is. */
    private int room(OutputBuffer output, int wanted) throws DataFormatException {
        if (wanted > maxBytes - length) {
            throw new DataFormatException("more than maxInflatedBytes=" + maxBytes + " would come out");
        }
        if (wanted > output.capacity() - length) {
            output.grow(length, maxBytes);
        }
        return Math.min(output.capacity(), maxBytes) - length;
    }

    private boolean endOfBlock() {
        giveBackCodes();
        if (lastBlock) {
            in.unread();
            state = State.FINISHED;
            return false;
        }
        state = State.BLOCK_HEADER;
        return true;
    }

    private void giveBackCodes() {
        codes = BlockCodes.fixed();
        if (dynamic != null) {
            DynamicCodesPool.giveBack(dynamic);
            dynamic = null;
        }
    }

    @Override
    public boolean finished() {
        return state == State.FINISHED;
    }

    @Override
    public void end() {
        codes = BlockCodes.fixed();
        dynamic = null;
        window.clear();
    }
}
