package dev.shard.soak;

import dev.shard.BotToken;
import dev.shard.Dispatch;
import dev.shard.Intents;
import dev.shard.Shard;
import dev.shard.ShardListener;
import dev.shard.core.Providers;
import dev.shard.core.Shards;
import dev.shard.sim.GatewaySimulator;
import dev.shard.spi.Settings;
import dev.shard.spi.transport.Transport;
import java.net.URI;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A bot that lives, hears an event, loses its connection once, and stops. Arguments: URL, transport, compression. */
public final class LoadedBot {

    private LoadedBot() {}

    public static void main(String[] arguments) throws Exception {
        CountDownLatch heard = new CountDownLatch(1);
        try (Transport transport = Providers.transport(arguments[1], Settings.empty());
                Shard shard = Shards.builder(BotToken.of(GatewaySimulator.DEFAULT_TOKEN), Intents.all())
                        .configure(config -> config.gatewayUrl(URI.create(arguments[0])))
                        .transport(transport)
                        .compression(Providers.compression(arguments[2], Settings.empty()))
                        .listener(new ShardListener() {
                            @Override
                            public void onDispatch(Dispatch event) {
                                event.data().as(Object.class);
                                heard.countDown();
                            }
                        })
                        .build()) {
            shard.connect().toCompletableFuture().get(30, TimeUnit.SECONDS);
            shard.reconnect().toCompletableFuture().get(30, TimeUnit.SECONDS);
            if (!heard.await(30, TimeUnit.SECONDS)) {
                throw new IllegalStateException("heard nothing: " + shard.status());
            }
        }
    }
}
