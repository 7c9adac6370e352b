package dev.shard.bench.transport;

import dev.shard.core.Providers;
import dev.shard.sim.GatewaySimulator;
import dev.shard.spi.Provider;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Runs {@link IdleShards} once per transport on the class path, each in a JVM of its own, against a simulator in this one.
 * Linux only. Its name keeps it out of the build; it is run by
 *
 * <pre>{@code mvn -pl integration-tests -am test -Dtest=IdleShardsBenchmark -Dsurefire.failIfNoSpecifiedTests=false}</pre>
 *
 * <p>The table is printed and kept in {@code target/idle-shards.md}. System property: {@code bench.shards} (100).
 */
class IdleShardsBenchmark {
    @Test
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    void oneTransportBesideTheOther() throws Exception {
        int shards = Integer.getInteger("bench.shards", 100);
        List<String> table = new ArrayList<>(List.of(
                "| transport | threads, 1 shard | threads, %d shards | heap per shard | beside the heap per shard |"
                        .formatted(shards),
                "| --- | --- | --- | --- | --- |"));
        try (GatewaySimulator gateway =
                GatewaySimulator.builder().identifySpacing(Duration.ZERO).start()) {
            for (Provider transport : Providers.transports()) {
                table.add(row(gateway.gatewayUrl().toString(), transport.name(), shards));
            }
        }
        table.forEach(System.out::println);
        Files.write(Path.of("target", "idle-shards.md"), table);
    }

    private static String row(String gateway, String transport, int shards) throws IOException, InterruptedException {
        Process client = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xms128m",
                        "-Xmx128m",
                        "-XX:+UseSerialGC",
                        "-XX:+AlwaysPreTouch",
                        "-cp",
                        System.getProperty("java.class.path"),
                        IdleShards.class.getName(),
                        gateway,
                        transport,
                        String.valueOf(shards))
                .redirectError(
                        Path.of("target", "bench-idle-" + transport + ".log").toFile())
                .start();
        try (BufferedReader lines = client.inputReader()) {
            String row = String.join("\n", lines.lines().toList());
            if (client.waitFor() != 0) {
                throw new IllegalStateException("the client failed; see target/bench-idle-" + transport + ".log");
            }
            return row;
        } finally {
            client.destroyForcibly();
        }
    }
}
