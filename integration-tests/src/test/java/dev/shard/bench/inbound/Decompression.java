package dev.shard.bench.inbound;

import dev.shard.codec.json.JsonCodec;
import dev.shard.compression.zlib.ZlibStreamCompression;
import dev.shard.spi.codec.Envelope;
import dev.shard.spi.compression.Decompressor;
import dev.shard.spi.compression.DecompressorContext;
import dev.shard.spi.compression.OutputBuffer;
import dev.shard.spi.compression.PayloadSink;
import java.nio.ByteBuffer;

/**
 * The first steps of the way in alone.
 *
 * @param envelopes whether they are read, too
 */
record Decompression(Session session, boolean envelopes) implements Contender {
    private static final int MAX_BYTES = 64 << 20;

    @Override
    public String title() {
        return envelopes ? "decompressor and envelope" : "decompressor";
    }

    @Override
    public Stopwatch.Time run() {
        JsonCodec codec = new JsonCodec();
        Envelope envelope = new Envelope();
        long[] sequence = {0};
        PayloadSink reading = payload -> {
            codec.readEnvelope(payload, envelope);
            sequence[0] = envelope.sequence();
        };
        var context = new DecompressorContext(new OutputBuffer(), codec, MAX_BYTES, MAX_BYTES);
        try (Decompressor decompressor = new ZlibStreamCompression().newDecompressor(context)) {
            Stopwatch watch = new Stopwatch();
            for (ByteBuffer message : session.messages()) {
                decompressor.push(message.duplicate(), envelopes ? reading : payload -> sequence[0]++);
            }
            if (sequence[0] < session.events()) {
                throw new IllegalStateException("ended at " + sequence[0]);
            }
            return watch.read();
        }
    }
}
