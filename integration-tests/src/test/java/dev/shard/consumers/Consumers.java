package dev.shard.consumers;

import dev.shard.Dispatch;
import dev.shard.Intents;
import dev.shard.ListenerOptions;
import dev.shard.Shard;
import dev.shard.ShardConfig;
import dev.shard.ShardListener;
import dev.shard.core.Providers;
import dev.shard.core.Shards;
import dev.shard.integration.UnlimitedIdentifies;
import dev.shard.sim.GatewaySimulator;
import dev.shard.spi.Settings;
import dev.shard.spi.transport.Transport;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Two shards on one loop. The first has a listener with a {@link Habit} and one without; the second is a bystander, which on
 * hearing {@value #RELEASE} releases the first. It ends when all listeners heard {@value #LAST}. Arguments: URL, transport,
 * habit.
 */
final class Consumers {
    static final String RELEASE = "RELEASE";
    static final String LAST = "LAST";

    /** Of the listener with the habit. */
    static final int QUEUED_EVENTS = 500;

    private static final int QUEUED_BYTES = 1 << 20;

    private final CountDownLatch released = new CountDownLatch(1);
    private final Habit habit;

    private Consumers(Habit habit) {
        this.habit = habit;
    }

    public static void main(String[] arguments) throws Exception {
        new Consumers(Habit.valueOf(arguments[2])).live(URI.create(arguments[0]), arguments[1]);
    }

    private void live(URI gateway, String transportName) throws Exception {
        ExecutorService executor = Executors.newSingleThreadExecutor();
        Ear habitual = new Ear(() -> habit.indulge(released));
        Ear beside = new Ear(() -> {});
        Ear bystander = new Ear(() -> {});
        try (Transport transport = Providers.transport(transportName, Settings.of(Map.of("io-threads", "1")));
                Shard first = shard(gateway, 0, transport)
                        .listener(habitual, ListenerOptions.on(executor).withQueue(QUEUED_EVENTS, QUEUED_BYTES))
                        .listener(beside)
                        .build();
                Shard second = shard(gateway, 1, transport).listener(bystander).build()) {
            connect(first);
            connect(second);
            System.out.println("habitual " + habitual.outcome());
            System.out.println("beside " + beside.outcome());
            System.out.println("bystander " + bystander.outcome());
            System.out.println("connections " + first.status().history().connections() + " "
                    + second.status().history().connections());
        } finally {
            executor.shutdownNow();
        }
    }

    private static Shards.Builder shard(URI gateway, int id, Transport transport) {
        return Shards.builder(GatewaySimulator.DEFAULT_TOKEN, Intents.all())
                .configure((ShardConfig.Builder config) ->
                        config.gatewayUrl(gateway).shard(id, 2))
                .compression(Providers.compression("none", Settings.empty()))
                .transport(transport)
                .identifyLimiter(new UnlimitedIdentifies());
    }

    private static void connect(Shard shard) throws Exception {
        shard.connect().toCompletableFuture().get(30, TimeUnit.SECONDS);
    }

    /** Hears that each event comes once and in order. */
    private final class Ear implements ShardListener {
        private final Runnable habit;
        private final CountDownLatch last = new CountDownLatch(1);
        private long sequence;
        private int outOfOrder;

        Ear(Runnable habit) {
            this.habit = habit;
        }

        @Override
        public void onDispatch(Dispatch event) {
            outOfOrder += event.sequence() == sequence + 1 ? 0 : 1;
            sequence = event.sequence();
            if (event.name().equals(RELEASE)) {
                released.countDown();
            } else if (event.name().equals(LAST)) {
                last.countDown();
            }
            habit.run();
        }

        String outcome() {
            Habit.await(last);
            return sequence + " out of order " + outOfOrder;
        }
    }
}
