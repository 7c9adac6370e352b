package dev.shard.bench.inbound;

import dev.shard.spi.transport.Transport;
import dev.shard.transport.netty.NettyTransport;
import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * How fast does one shard take events in, beside bare inflation of the same bytes? All contenders run in turn, round by
 * round, so that whatever else the machine does meets all of them.
 */
final class InboundThroughput {
    private final Session session;
    private final List<Contender> contenders;

    private InboundThroughput(Session session, List<Contender> contenders) {
        this.session = session;
        this.contenders = contenders;
    }

    /** Session file, port of the load server, rounds to warm up, rounds to measure. */
    public static void main(String[] args) throws Exception {
        Session session = Session.read(Path.of(args[0]));
        URI gateway = URI.create("ws://127.0.0.1:" + args[1]);
        try (Transport transport = NettyTransport.builder().ioThreads(1).build()) {
            List<Contender> contenders = List.of(
                    new BareInflater(session),
                    new Decompression(session, false),
                    new Decompression(session, true),
                    new ShardInMemory(session),
                    new ShardOverSocket(session, transport, gateway),
                    new SocketDrain(session, gateway));
            var benchmark = new InboundThroughput(session, contenders);
            benchmark.rounds(Integer.parseInt(args[2]));
            benchmark.print(benchmark.rounds(Integer.parseInt(args[3])));
        }
    }

    /** By contender and round. */
    private Stopwatch.Time[][] rounds(int count) throws Exception {
        Stopwatch.Time[][] times = new Stopwatch.Time[contenders.size()][count];
        for (int round = 0; round < count; round++) {
            for (int i = 0; i < contenders.size(); i++) {
                times[i][round] = contenders.get(i).run();
            }
        }
        return times;
    }

    private void print(Stopwatch.Time[][] times) {
        System.out.printf(
                "%d events, %.1f MB inflated, %.1f MB compressed, %d rounds; JDK %s on %s%n%n",
                session.events(),
                session.inflatedBytes() / 1e6,
                session.compressedBytes() / 1e6,
                times[0].length,
                Runtime.version(),
                System.getProperty("os.arch"));
        System.out.println(
                "| | events per CPU second | MB inflated per CPU second | ÷ bare | range | ÷ bare, wall clock |");
        System.out.println("| --- | --- | --- | --- | --- | --- |");
        for (int i = 0; i < contenders.size(); i++) {
            System.out.println(row(contenders.get(i), times[0], times[i]));
        }
    }

    private String row(Contender contender, Stopwatch.Time[] bare, Stopwatch.Time[] own) {
        double[] cpu = ratios(bare, own, Stopwatch.Time::cpu);
        double[] wall = ratios(bare, own, Stopwatch.Time::wall);
        double seconds = median(Arrays.stream(own)
                        .mapToDouble(Stopwatch.Time::cpu)
                        .sorted()
                        .toArray())
                / 1e9;
        return "| %s | %,.0f | %.0f | %.3f | %.3f to %.3f | %.3f |"
                .formatted(
                        contender.title(),
                        session.events() / seconds,
                        session.inflatedBytes() / 1e6 / seconds,
                        median(cpu),
                        cpu[0],
                        cpu[cpu.length - 1],
                        median(wall));
    }

    /** Round by round, sorted. */
    private static double[] ratios(
            Stopwatch.Time[] bare, Stopwatch.Time[] own, ToDoubleFunction<Stopwatch.Time> measure) {
        return IntStream.range(0, own.length)
                .mapToDouble(round -> measure.applyAsDouble(bare[round]) / measure.applyAsDouble(own[round]))
                .sorted()
                .toArray();
    }

    private static double median(double[] sorted) {
        return sorted[sorted.length / 2];
    }
}
