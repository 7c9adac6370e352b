package dev.shard.soak;

import dev.shard.BackoffPolicy;
import dev.shard.Intents;
import dev.shard.Shard;
import dev.shard.core.Providers;
import dev.shard.core.Shards;
import dev.shard.integration.UnlimitedIdentifies;
import dev.shard.sim.GatewaySimulator;
import dev.shard.spi.Settings;
import dev.shard.spi.transport.Transport;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * A bot whose connection breaks again and again. Arguments: URL of the gateway, transport, compression, number of reconnects
 * before the first look at what it holds, number of those between each of {@value #LOOKS} more looks.
 */
final class Reconnects {
    static final int LOOKS = 4;

    private static final BackoffPolicy AT_ONCE =
            new BackoffPolicy(Duration.ofMillis(1), Duration.ofMillis(1), Duration.ZERO, 0);

    private Reconnects() {}

    public static void main(String[] arguments) throws Exception {
        int warmUp = Integer.parseInt(arguments[3]);
        int each = Integer.parseInt(arguments[4]);
        try (Transport transport = Providers.transport(arguments[1], Settings.empty());
                Shard shard = Shards.builder(GatewaySimulator.DEFAULT_TOKEN, Intents.all())
                        .configure(config ->
                                config.gatewayUrl(URI.create(arguments[0])).backoff(AT_ONCE))
                        .transport(transport)
                        .compression(Providers.compression(arguments[2], Settings.empty()))
                        .identifyLimiter(new UnlimitedIdentifies())
                        .build()) {
            shard.connect().toCompletableFuture().get(30, TimeUnit.SECONDS);
            reconnect(shard, warmUp);
            System.out.println(Holdings.now().toLine());
            for (int look = 0; look < LOOKS; look++) {
                reconnect(shard, each);
                System.out.println(Holdings.now().toLine());
            }
            BufferLeaks.search();
            System.out.println("resumed " + shard.status().history().resumes());
        }
    }

    private static void reconnect(Shard shard, int times) throws Exception {
        for (int i = 0; i < times; i++) {
            shard.reconnect().toCompletableFuture().get(30, TimeUnit.SECONDS);
        }
    }
}
