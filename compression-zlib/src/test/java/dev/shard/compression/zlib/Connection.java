package dev.shard.compression.zlib;

import dev.shard.spi.codec.PayloadFraming;
import dev.shard.spi.compression.Compression;
import dev.shard.spi.compression.Decompressor;
import dev.shard.spi.compression.DecompressorContext;
import dev.shard.spi.compression.OutputBuffer;
import dev.shard.tck.compression.BraceFraming;
import dev.shard.tck.compression.Received;
import java.nio.ByteBuffer;
import java.util.List;

/** One connection in a test: what comes in, and what came out of it. */
final class Connection implements AutoCloseable {
    final OutputBuffer output = new OutputBuffer();
    final Received received = new Received();
    final Decompressor decompressor;

    private Connection(Compression compression, PayloadFraming framing, int maxInflatedBytes, int maxPendingBytes) {
        decompressor = compression.newDecompressor(
                new DecompressorContext(output, framing, maxInflatedBytes, maxPendingBytes));
    }

    /** With limits that are seldom met. */
    static Connection of(Compression compression) {
        return of(compression, new BraceFraming());
    }

    /** For payloads of another encoding. */
    static Connection of(Compression compression, PayloadFraming framing) {
        return of(compression, framing, 64 << 20, 64 << 20);
    }

    static Connection of(Compression compression, PayloadFraming framing, int maxInflatedBytes, int maxPendingBytes) {
        return new Connection(compression, framing, maxInflatedBytes, maxPendingBytes);
    }

    Connection push(byte[] message) {
        decompressor.push(ByteBuffer.wrap(message), received);
        return this;
    }

    Connection pushAll(List<byte[]> messages) {
        messages.forEach(this::push);
        return this;
    }

    @Override
    public void close() {
        decompressor.close();
    }
}
