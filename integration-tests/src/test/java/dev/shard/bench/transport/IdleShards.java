package dev.shard.bench.transport;

import dev.shard.Intents;
import dev.shard.Shard;
import dev.shard.core.Providers;
import dev.shard.core.Shards;
import dev.shard.integration.UnlimitedIdentifies;
import dev.shard.sim.GatewaySimulator;
import dev.shard.spi.Settings;
import dev.shard.spi.transport.Transport;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * What do shards cost that have nothing to do? Threads, heap and resident memory of a process with one shard and with many.
 * To be run with a heap that is resident from the start, so that what is added to the resident memory lies beside the heap:
 * stacks, direct buffers, inflate windows.
 */
final class IdleShards {
    private static final long PATIENCE_SECONDS = 60;
    private static final double BYTES_PER_KIB = 1024;

    private record Cost(int threads, long heapBytes, long residentBytes) {
        static Cost now() throws IOException {
            // Twice, because the first collection only finds out what is to be cleaned up.
            System.gc();
            System.gc();
            try (var lines = Files.lines(Path.of("/proc/self/status"))) {
                long kib = lines.filter(line -> line.startsWith("VmRSS:"))
                        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                        .findFirst()
                        .orElseThrow();
                return new Cost(
                        ManagementFactory.getThreadMXBean().getThreadCount(),
                        ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed(),
                        kib * 1024);
            }
        }
    }

    private IdleShards() {}

    /** URL of the gateway, name of the transport, number of shards; prints a row of a table. */
    public static void main(String[] args) throws Exception {
        URI gateway = URI.create(args[0]);
        int count = Integer.parseInt(args[2]);
        try (Transport transport = Providers.transport(args[1], Settings.empty())) {
            // The first shard brings the classes; what others add is what a shard costs.
            List<Shard> shards = new ArrayList<>(List.of(connected(transport, gateway)));
            Cost one = Cost.now();
            while (shards.size() < count) {
                shards.add(connected(transport, gateway));
            }
            Cost all = Cost.now();
            System.out.println(row(args[1], count, one, all));
            shards.forEach(Shard::close);
        }
    }

    private static Shard connected(Transport transport, URI gateway) throws Exception {
        Shard shard = Shards.builder(GatewaySimulator.DEFAULT_TOKEN, Intents.none())
                .configure(config -> config.gatewayUrl(gateway))
                .transport(transport)
                .identifyLimiter(new UnlimitedIdentifies())
                .build();
        shard.connect().toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        return shard;
    }

    private static String row(String transport, int count, Cost one, Cost all) {
        return "| `%s` | %d | %d | %.0f KiB | %.0f KiB |"
                .formatted(
                        transport,
                        one.threads(),
                        all.threads(),
                        kibPerShard(all.heapBytes() - one.heapBytes(), count),
                        kibPerShard(all.residentBytes() - one.residentBytes(), count));
    }

    private static double kibPerShard(long bytes, int count) {
        return bytes / BYTES_PER_KIB / (count - 1);
    }
}
