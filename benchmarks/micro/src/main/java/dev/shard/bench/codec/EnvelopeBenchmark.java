package dev.shard.bench.codec;

import dev.shard.core.Providers;
import dev.shard.sim.protocol.Event;
import dev.shard.sim.protocol.Payload;
import dev.shard.sim.scenario.EnvelopeStyle;
import dev.shard.sim.scenario.TermStyle;
import dev.shard.sim.traffic.TrafficGenerator;
import dev.shard.sim.wire.Encoding;
import dev.shard.sim.wire.PayloadEncoder;
import dev.shard.spi.Settings;
import dev.shard.spi.codec.Codec;
import dev.shard.spi.codec.Envelope;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** What does it cost to read the envelope of a MESSAGE_CREATE, with its data at the end and at the beginning? */
@SuppressWarnings("NullAway.Init") // JMH sets parameters, and calls what is marked as set-up, before it measures.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class EnvelopeBenchmark {
    private static final long GUILD = 1L << 22;
    /** More than a processor's branch prediction learns by heart, and few enough for its cache. */
    private static final int PAYLOADS = 256;

    @Param({"json", "etf"})
    String encoding;

    @Param({"last", "first"})
    String data;

    private final Envelope envelope = new Envelope();
    private Codec codec;
    private ByteBuffer[] payloads;
    private int next;

    /** Writes payloads, of different messages. */
    @Setup
    public void encode() {
        codec = Providers.codec(encoding, Settings.empty());
        EnvelopeStyle style = data.equals("last") ? EnvelopeStyle.STANDARD : EnvelopeStyle.ordered("d", "op", "s", "t");
        PayloadEncoder encoder = Encoding.named(encoding, TermStyle.ATOM_KEYS).encoder();
        TrafficGenerator generator = TrafficGenerator.seeded(1, List.of(GUILD));
        payloads = IntStream.range(0, PAYLOADS)
                .mapToObj(i -> Payload.dispatch(123_456L + i, Event.of(generator.next("MESSAGE_CREATE"))))
                .map(payload -> ByteBuffer.wrap(encoder.encode(payload, style)))
                .toArray(ByteBuffer[]::new);
    }

    /** One envelope. */
    @Benchmark
    public long read() {
        codec.readEnvelope(payloads[next], envelope);
        next = (next + 1) % PAYLOADS;
        return envelope.sequence();
    }
}
