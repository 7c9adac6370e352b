package dev.shard.bench.floor;

import com.github.luben.zstd.ZstdDecompressCtx;
import dev.shard.bench.client.Contender;
import dev.shard.bench.client.Measure;
import dev.shard.bench.client.Stopwatch;
import dev.shard.bench.load.Session;
import java.nio.ByteBuffer;

/** Decompresses each message with zstd-jni, between buffers beside the heap, as that library likes it best. */
public record BareZstd(Session session) implements Contender {
    @Override
    public Measure round(int events) {
        ByteBuffer output = ByteBuffer.allocateDirect(Floors.largestPayload(session));
        try (ZstdDecompressCtx context = new ZstdDecompressCtx()) {
            for (int i = 0; i < Session.GREETING; i++) {
                decompress(context, i, output);
            }
            Stopwatch watch = new Stopwatch();
            for (int i = Session.GREETING; i < Session.GREETING + events; i++) {
                decompress(context, i, output);
            }
            return watch.read(events);
        }
    }

    private void decompress(ZstdDecompressCtx context, int message, ByteBuffer output) {
        context.decompressDirectByteBufferStream(output.clear(), session.message(message));
        if (output.position() != session.payloadBytes(message)) {
            throw new IllegalStateException("message " + message + " gave " + output.position() + " bytes");
        }
    }
}
