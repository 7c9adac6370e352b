package dev.shard.bench.compression;

import dev.shard.bench.load.Session;
import dev.shard.bench.session.SessionFiles;
import dev.shard.codec.json.JsonCodec;
import dev.shard.core.Providers;
import dev.shard.spi.Settings;
import dev.shard.spi.compression.Compression;
import dev.shard.spi.compression.Decompressor;
import dev.shard.spi.compression.DecompressorContext;
import dev.shard.spi.compression.OutputBuffer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** What does it cost to decompress one message of a stream? A stream begins again after its last message. */
@SuppressWarnings("NullAway.Init") // JMH sets parameters, and calls what is marked as set-up, before it measures.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class DecompressBenchmark {
    private static final int MAX_BYTES = 64 << 20;
    private static final int BYTES_OF_A_STREAM = 32 << 20;
    private static final int MOST_MESSAGES = 4_000;

    @Param({"512", "1434", "65536", "2097152"})
    int payloadBytes;

    @Param({"zlib-stream", "zstd-stream"})
    String compression;

    private Session session;
    private Compression implementation;
    private DecompressorContext context;
    private Decompressor decompressor;
    private int next;
    private long payloads;

    /** Compresses a stream of payloads of one size. */
    @Setup
    public void compress() throws IOException {
        Path folder = Files.createTempDirectory("decompress");
        int messages = Math.min(MOST_MESSAGES, BYTES_OF_A_STREAM / payloadBytes);
        String kind = SessionFiles.prepareSized(folder, messages, payloadBytes, compression);
        session = Session.read(folder, kind + "-json-" + compression);
        implementation = Providers.compression(compression, Settings.empty());
        context = new DecompressorContext(new OutputBuffer(), new JsonCodec(), MAX_BYTES, MAX_BYTES);
        decompressor = implementation.newDecompressor(context);
    }

    /** One message. */
    @Benchmark
    public long message() {
        if (next == session.size()) {
            decompressor.close();
            decompressor = implementation.newDecompressor(context);
            next = 0;
        }
        decompressor.push(session.message(next), payload -> payloads++);
        next++;
        return payloads;
    }
}
