package dev.shard.spi.compression;

import java.nio.ByteBuffer;

/** Takes what a decompressor gives. */
@FunctionalInterface
public interface PayloadSink {
    /**
     * One whole payload.
     *
     * @param payload lent until this method returns
     */
    void onPayload(ByteBuffer payload);
}
