package dev.shard.bench.compression;

import dev.shard.codec.json.JsonCodec;
import dev.shard.core.Providers;
import dev.shard.spi.Settings;
import dev.shard.spi.compression.Compression;
import dev.shard.spi.compression.Decompressor;
import dev.shard.spi.compression.DecompressorContext;
import dev.shard.spi.compression.OutputBuffer;
import java.nio.ByteBuffer;

/** A decompressor of ours that goes through one stream again and again. */
final class OwnDecompressor {
    private static final int MAX_BYTES = 64 << 20;

    private final Compression compression;
    private final DecompressorContext context =
            new DecompressorContext(new OutputBuffer(), new JsonCodec(), MAX_BYTES, MAX_BYTES);
    private final Streams stream;
    private Decompressor decompressor;
    private int next;
    private long bytes;

    /** With the compression of a name. */
    OwnDecompressor(String compression, Streams stream) {
        this.compression = Providers.compression(compression, Settings.empty());
        this.stream = stream;
        decompressor = begin();
    }

    private Decompressor begin() {
        Decompressor fresh = compression.newDecompressor(context);
        for (ByteBuffer message : stream.greeting()) {
            fresh.push(message.rewind(), payload -> bytes += payload.remaining());
        }
        return fresh;
    }

    /** One more message; gives how many bytes have come of all so far. */
    long message() {
        if (next == stream.messages().size()) {
            decompressor.close();
            decompressor = begin();
            next = 0;
        }
        decompressor.push(stream.messages().get(next).rewind(), payload -> bytes += payload.remaining());
        next++;
        return bytes;
    }

    void close() {
        decompressor.close();
    }
}
