package dev.shard.bench.compression;

import com.github.luben.zstd.ZstdDecompressCtx;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** What does it cost to decompress one message of {@code zstd-stream}, beside zstd-jni alone? */
@SuppressWarnings("NullAway.Init") // JMH sets parameters, and calls what is marked as set-up, before it measures.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class ZstdDecompressBenchmark {
    @Param({"512", "1434", "65536", "2097152"})
    int payloadBytes;

    private Streams stream;
    private OwnDecompressor own;
    private ZstdDecompressCtx context;
    private ByteBuffer output;
    private int next;

    /** Compresses a stream of payloads of one size; it begins again after its last message. */
    @Setup
    public void compress() throws IOException {
        stream = Streams.of(payloadBytes, "zstd-stream", true);
        own = new OwnDecompressor("zstd-stream", stream);
        output = ByteBuffer.allocateDirect(stream.largestPayload());
        begin();
    }

    private void begin() {
        context = new ZstdDecompressCtx();
        for (ByteBuffer message : stream.greeting()) {
            context.decompressDirectByteBufferStream(output.clear(), message.rewind());
        }
        next = 0;
    }

    /** Frees what lies beside the heap. */
    @TearDown
    public void end() {
        own.close();
        context.close();
    }

    /** Nothing but zstd-jni, between buffers beside the heap, as that library likes it best. */
    @Benchmark
    public int bare() {
        if (next == stream.messages().size()) {
            context.close();
            begin();
        }
        context.decompressDirectByteBufferStream(
                output.clear(), stream.messages().get(next).rewind());
        next++;
        return output.position();
    }

    /** Ours, with its search for the end of a payload and its limits. */
    @Benchmark
    public long shard() {
        return own.message();
    }
}
