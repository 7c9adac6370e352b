package dev.shard.bench.inbound;

import dev.shard.Dispatch;
import dev.shard.Intents;
import dev.shard.ListenerOptions;
import dev.shard.Shard;
import dev.shard.ShardListener;
import dev.shard.bench.load.Session;
import dev.shard.bench.session.SessionFiles;
import dev.shard.bench.shard.Permits;
import dev.shard.core.Providers;
import dev.shard.core.Shards;
import dev.shard.spi.Settings;
import dev.shard.spi.codec.Codec;
import dev.shard.spi.compression.Compression;
import dev.shard.spi.transport.TransportListener;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** What does an event cost from its bytes to a listener on the loop that counts, if there is no socket? */
@SuppressWarnings("NullAway.Init") // JMH sets parameters, and calls what is marked as set-up, before it measures.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class InboundBenchmark {
    private static final int EVENTS = 10_000;

    @Param({"zlib-stream", "zstd-stream", "none"})
    String compression;

    @Param({"json", "etf"})
    String encoding;

    @Param({"every", "none"})
    String wanted;

    private ByteBuffer[] messages;
    private Codec codec;
    private Compression decompresses;
    private long heard;

    /** Writes the session. */
    @Setup
    public void prepare() throws IOException {
        Session session =
                SessionFiles.temporary(folder -> SessionFiles.prepareEvents(folder, EVENTS, encoding, compression));
        messages = IntStream.range(0, session.size()).mapToObj(session::message).toArray(ByteBuffer[]::new);
        codec = Providers.codec(encoding, Settings.empty());
        decompresses = Providers.compression(compression, Settings.empty());
    }

    /** A session of 10,000 events. */
    @Benchmark
    @OperationsPerInvocation(EVENTS)
    public long event() {
        MemoryTransport memory = new MemoryTransport();
        Shard shard = shard(memory);
        shard.connect();
        memory.runTasks();
        TransportListener listener = Objects.requireNonNull(memory.listener(), "listener");
        boolean text = encoding.equals("json") && compression.equals("none");
        for (ByteBuffer message : messages) {
            listener.onMessage(message.rewind(), text);
            memory.runTasks();
        }
        if (shard.status().lastSequence() != EVENTS + 1) {
            throw new IllegalStateException("not all events came: " + shard.status());
        }
        shard.disconnect();
        memory.runTasks();
        return heard;
    }

    private Shard shard(MemoryTransport memory) {
        ShardListener counting = new ShardListener() {
            @Override
            public void onDispatch(Dispatch event) {
                heard++;
            }
        };
        ListenerOptions onLoop = ListenerOptions.onLoop();
        return Shards.builder("benchmark.token.1234", Intents.none())
                .configure(config ->
                        config.gatewayUrl(URI.create("ws://127.0.0.1")).autoReconnect(false))
                .transport(memory)
                .codec(codec)
                .compression(decompresses)
                .identifyLimiter(new Permits())
                .loopBlockedAfter(Duration.ZERO)
                .listener(counting, wanted.equals("none") ? onLoop.withEvents("NONE") : onLoop)
                .build();
    }
}
