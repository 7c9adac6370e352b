package dev.shard.spi.compression;

import java.nio.ByteBuffer;

/**
 * The decompression of one connection. Connection lifetime; used on the loop only.
 *
 * <p>D2: where the stream itself marks the places at which payloads may end ({@code zlib-stream} by flushes, {@code
 * zstd-stream} by blocks), how its bytes are cut into messages changes nothing about the payloads: a payload may span
 * messages, a message may hold several payloads or none, be empty, and end anywhere, in the middle of an end mark too.
 * Elsewhere a message is a payload, and an empty one is none.
 */
public interface Decompressor extends AutoCloseable {
    /**
     * Feeds one binary message.
     *
     * <p>D3: part of a payload is never delivered as a whole one. D4: no payload of more than
     * {@link DecompressorContext#maxInflatedBytes()} is delivered, nor ever written out: the limit is checked while
     * decompressing. D5: nothing is allocated from a length that the stream declares. D6: after an exception the context is
     * lost; every further call throws the same way.
     *
     * @param message D8: lent, not referred to once this method has returned; direct or backed by an array, perhaps
     *     read-only; read to its limit
     * @param sink called for each payload that is complete, in order, before this method returns. If it throws, the
     *     exception passes through and the context is intact but for payloads of this message not yet delivered
     * @throws dev.shard.RemoteProtocolException if the bytes are no such stream, end it, or pass a limit
     */
    void push(ByteBuffer message, PayloadSink sink);

    /** D7: frees native memory at once, on every path; may be called twice, and inside of a sink. */
    @Override
    void close();
}
