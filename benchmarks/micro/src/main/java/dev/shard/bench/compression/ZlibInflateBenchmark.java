package dev.shard.bench.compression;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** What does it cost to inflate one message of {@code zlib-stream}, beside {@link Inflater} alone, from the heap or not? */
@SuppressWarnings("NullAway.Init") // JMH sets parameters, and calls what is marked as set-up, before it measures.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class ZlibInflateBenchmark {
    @Param({"512", "1434", "65536", "2097152"})
    int payloadBytes;

    @Param({"direct", "heap"})
    String input;

    private Streams stream;
    private OwnDecompressor own;
    private Inflater inflater;
    private byte[] output;
    private int next;

    /** Compresses a stream of payloads of one size; it begins again after its last message. */
    @Setup
    public void compress() throws IOException, DataFormatException {
        stream = Streams.of(payloadBytes, "zlib-stream", input.equals("direct"));
        own = new OwnDecompressor("zlib-stream", stream);
        output = new byte[stream.largestPayload()];
        begin();
    }

    private void begin() throws DataFormatException {
        inflater = new Inflater();
        for (ByteBuffer message : stream.greeting()) {
            inflater.setInput(message.rewind());
            inflater.inflate(output);
        }
        next = 0;
    }

    /** Frees what lies beside the heap. */
    @TearDown
    public void end() {
        own.close();
        inflater.end();
    }

    /** Nothing but the JDK. */
    @Benchmark
    public int bare() throws DataFormatException {
        if (next == stream.messages().size()) {
            inflater.end();
            begin();
        }
        inflater.setInput(stream.messages().get(next).rewind());
        next++;
        return inflater.inflate(output);
    }

    /** Ours, with its search for the end of a payload and its limits. */
    @Benchmark
    public long shard() {
        return own.message();
    }
}
