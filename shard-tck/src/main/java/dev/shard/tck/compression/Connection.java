package dev.shard.tck.compression;

import dev.shard.spi.codec.PayloadFraming;
import dev.shard.spi.compression.Compression;
import dev.shard.spi.compression.Decompressor;
import dev.shard.spi.compression.DecompressorContext;
import dev.shard.spi.compression.OutputBuffer;
import java.nio.ByteBuffer;
import java.util.List;

/** One connection in a test: what comes in, and what came out of it. */
public final class Connection implements AutoCloseable {
    private static final int ROOMY = 64 << 20;

    private final Received received = new Received();
    private final Decompressor decompressor;

    private Connection(Compression compression, PayloadFraming framing, int maxInflatedBytes, int maxPendingBytes) {
        decompressor = compression.newDecompressor(
                new DecompressorContext(new OutputBuffer(), framing, maxInflatedBytes, maxPendingBytes));
    }

    /** With limits that are seldom met: 64 MiB. */
    public static Connection of(Compression compression) {
        return of(compression, new BraceFraming());
    }

    /** For payloads of another encoding. */
    public static Connection of(Compression compression, PayloadFraming framing) {
        return of(compression, framing, ROOMY, ROOMY);
    }

    /** With limits in bytes. */
    public static Connection of(
            Compression compression, PayloadFraming framing, int maxInflatedBytes, int maxPendingBytes) {
        return new Connection(compression, framing, maxInflatedBytes, maxPendingBytes);
    }

    /** One message. */
    public Connection push(byte[] message) {
        decompressor.push(ByteBuffer.wrap(message), received);
        return this;
    }

    /** Message after message. */
    public Connection pushAll(List<byte[]> messages) {
        messages.forEach(this::push);
        return this;
    }

    /** Every payload so far. */
    public Received received() {
        return received;
    }

    /** What is tested, for a sink of one's own. */
    public Decompressor decompressor() {
        return decompressor;
    }

    @Override
    public void close() {
        decompressor.close();
    }
}
