package dev.shard.faults;

import dev.shard.BackoffPolicy;
import dev.shard.BotToken;
import dev.shard.Dispatch;
import dev.shard.Intents;
import dev.shard.Shard;
import dev.shard.ShardConfig;
import dev.shard.ShardEvent;
import dev.shard.ShardLimits;
import dev.shard.ShardListener;
import dev.shard.ShardTimeouts;
import dev.shard.core.Shards;
import dev.shard.integration.Combination;
import dev.shard.integration.UnlimitedIdentifies;
import dev.shard.sim.GatewaySimulator;
import dev.shard.spi.Settings;
import dev.shard.spi.transport.Transport;
import java.net.URI;
import java.time.Duration;
import java.util.Map;

/** Two shards on one event loop, in a process of their own; says on its output what they hear, and ends with its input. */
final class Bot {
    /** Less than the heap, whatever a peer would like. */
    private static final ShardLimits LIMITS = new ShardLimits(4 << 20, 8 << 20, 100);

    private static final ShardTimeouts TIMEOUTS = new ShardTimeouts(
            Duration.ofSeconds(3), Duration.ofSeconds(10), Duration.ofSeconds(1), Duration.ofMillis(300));
    private static final BackoffPolicy BACKOFF =
            new BackoffPolicy(Duration.ofMillis(5), Duration.ofMillis(50), Duration.ZERO, 0);

    private Bot() {}

    /**
     * Runs it.
     *
     * @param arguments names of transport, codec and compression; then where each of the two shards finds the gateway
     */
    public static void main(String[] arguments) throws Exception {
        Combination parts = new Combination(arguments[0], arguments[1], arguments[2]);
        try (Transport transport = parts.newTransport(Settings.of(Map.of("io-threads", "1")));
                Shard attacked = shard(0, URI.create(arguments[3]), parts, transport);
                Shard neighbour = shard(1, URI.create(arguments[4]), parts, transport)) {
            attacked.connect();
            neighbour.connect();
            System.in.read();
        }
        System.out.println("ended");
    }

    private static Shard shard(int id, URI gateway, Combination parts, Transport transport) {
        ShardConfig config = ShardConfig.builder(BotToken.of(GatewaySimulator.DEFAULT_TOKEN), Intents.all())
                .gatewayUrl(gateway)
                .shard(id, 2)
                .limits(LIMITS)
                .timeouts(TIMEOUTS)
                .backoff(BACKOFF)
                .build();
        return parts.addTo(Shards.builder(config))
                .transport(transport)
                .identifyLimiter(new UnlimitedIdentifies())
                .listener(new Telling(id))
                .build();
    }

    /** A line for each event that matters to the test. */
    private record Telling(int id) implements ShardListener {
        @Override
        public void accept(ShardEvent event) {
            if (event instanceof Dispatch dispatch) {
                say("event " + dispatch.sequence() + " " + dispatch.name());
            } else if (event instanceof ShardEvent.Disconnected end) {
                say("disconnected " + end.status().describe());
            } else if (event instanceof ShardEvent.PayloadRejected rejected) {
                say("rejected " + rejected.problem().getMessage());
            } else if (event instanceof ShardEvent.Ready || event instanceof ShardEvent.Resumed) {
                say("active");
            } else if (event instanceof ShardEvent.SequenceGap || event instanceof ShardEvent.SessionLost) {
                say("lost " + event);
            }
        }

        private void say(String what) {
            System.out.println(id + " " + what);
        }
    }
}
