package dev.shard.integration;

import static dev.shard.integration.LiveShard.join;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shard.BotToken;
import dev.shard.Dispatch;
import dev.shard.Intents;
import dev.shard.ListenerOptions;
import dev.shard.ShardConfig;
import dev.shard.ShardListener;
import dev.shard.ShardSet;
import dev.shard.core.Shards;
import dev.shard.fleet.ShardFleet;
import dev.shard.sim.GatewaySimulator;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** From three to five shards on sockets, with listeners on the loops and on an executor of several threads. */
class FleetReshardingTest {
    private static final int GUILDS = 12;

    @AutoClose
    private final GatewaySimulator gateway = GatewaySimulator.builder()
            .identifySpacing(Duration.ZERO)
            .guilds(GUILDS)
            .start();

    private final ExecutorService executor = Executors.newFixedThreadPool(3);
    private final Heard onLoop = new Heard();
    private final Heard onExecutor = new Heard();
    private int published;

    @AfterEach
    void endThreads() {
        executor.shutdownNow();
    }

    /** The numbers of the events of each guild, as they came. */
    private static final class Heard implements ShardListener {
        private final Map<String, List<Integer>> numbers = new ConcurrentHashMap<>();

        @Override
        public void onDispatch(Dispatch event) {
            Map<?, ?> data = event.data().as(Map.class);
            numbers.computeIfAbsent(
                            (String) data.get("guild_id"), id -> Collections.synchronizedList(new ArrayList<>()))
                    .add((Integer) data.get("n"));
        }

        int count() {
            return numbers.values().stream().mapToInt(List::size).sum();
        }
    }

    @Test
    void eachListenerHearsEveryEventOnceAndInTheOrderOfItsGuild() {
        try (ShardFleet fleet = fleet()) {
            join(fleet.start());
            CompletionStage<?> resharded = fleet.reshard(5, LiveShard.BOUND);
            while (!resharded.toCompletableFuture().isDone()) {
                publish();
            }
            join(resharded);
            for (int i = 0; i < 200; i++) {
                publish();
            }
            gateway.await(sim -> onLoop.count() >= published && onExecutor.count() >= published, LiveShard.BOUND);

            assertThat(onLoop.numbers).isEqualTo(expected());
            assertThat(onExecutor.numbers).isEqualTo(expected());
            assertThat(fleet.shards()).hasSize(5);
            assertThat(gateway.violations()).isEmpty();
        }
    }

    private ShardFleet fleet() {
        ShardConfig config = ShardConfig.builder(BotToken.of(GatewaySimulator.DEFAULT_TOKEN), Intents.all())
                .gatewayUrl(gateway.gatewayUrl())
                .build();
        return ShardFleet.of(
                Combination.USUAL
                        .addTo(Shards.builder(config))
                        .identifyLimiter(new UnlimitedIdentifies())
                        .listener(onLoop, ListenerOptions.onLoop().withEvents("CUSTOM"))
                        .listener(onExecutor, ListenerOptions.on(executor).withEvents("CUSTOM")),
                ShardSet.of(3));
    }

    private void publish() {
        gateway.publish("CUSTOM", "{\"n\":%d,\"guild_id\":\"%d\"}".formatted(published, guild(published)));
        published++;
    }

    private static long guild(int number) {
        return 1_100_000_000_000_000_100L + ((long) (number % GUILDS) << 22);
    }

    private Map<String, List<Integer>> expected() {
        Map<String, List<Integer>> numbers = new ConcurrentHashMap<>();
        for (int n = 0; n < published; n++) {
            numbers.computeIfAbsent(Long.toString(guild(n)), id -> new ArrayList<>())
                    .add(n);
        }
        return numbers;
    }
}
