package dev.shard.sim.wire;

/** Compresses all payloads of one connection with a shared context. Confined to one thread. */
public interface StreamCompressor extends AutoCloseable {
    /** One payload to one message, flushed such that the client can decompress all of it. */
    byte[] compress(byte[] payload);

    /** Frees native memory; nothing may be compressed afterwards. */
    @Override
    void close();
}
