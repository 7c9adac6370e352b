package dev.shard.spi.compression;

import dev.shard.spi.codec.PayloadFraming;

/**
 * What a decompressor is given to work with.
 *
 * @param output where payloads are written; shared by every decompressor of one event loop: D9, nothing in it is relied upon
 *     once {@link Decompressor#push} has returned, and what was delivered or given up is {@linkplain OutputBuffer#released released}
 * @param framing tells where a payload ends, where the compression's own rule leaves that open
 * @param maxInflatedBytes longest payload
 * @param maxPendingBytes most that may be kept while the rest of a payload is outstanding, compressed
 */
public record DecompressorContext(
        OutputBuffer output, PayloadFraming framing, int maxInflatedBytes, int maxPendingBytes) {
    /** Checks that the limits are positive. */
    public DecompressorContext {
        if (maxInflatedBytes < 1) {
            throw new IllegalArgumentException("maxInflatedBytes must be at least 1, was " + maxInflatedBytes);
        }
        if (maxPendingBytes < 1) {
            throw new IllegalArgumentException("maxPendingBytes must be at least 1, was " + maxPendingBytes);
        }
    }
}
