package dev.shard.spi.codec;

import java.nio.ByteBuffer;

/**
 * Tells where a payload ends. A stream decompressor asks when its own rule leaves that open: when a message was cut or
 * joined at a place that only looks like an end.
 */
public interface PayloadFraming {
    /**
     * C1: whether the bytes could be one whole payload; constant time, may err on the side of true.
     *
     * @param bytes lent; position and limit stay as they are
     */
    boolean mayBeWhole(ByteBuffer bytes);

    /**
     * C2: bytes that the first payload takes up, white space after it included; -1 if it is not complete. What is
     * malformed counts as complete, up to the limit: the reader of the envelope will say what is wrong with it.
     *
     * @param bytes lent; position and limit stay as they are
     */
    int lengthOfFirst(ByteBuffer bytes);
}
