package dev.shard.cli;

import dev.shard.BackoffPolicy;
import dev.shard.BotToken;
import dev.shard.Intents;
import dev.shard.ShardConfig;
import dev.shard.ShardSet;
import dev.shard.ShardTimeouts;
import dev.shard.sim.GatewaySimulator;
import dev.shard.sim.SimulatorBuilder;
import dev.shard.spi.gateway.GatewayInfo;
import dev.shard.spi.gateway.GatewayLocator;
import dev.shard.spi.gateway.SessionStartLimit;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/**
 * What a demo is to be like.
 *
 * @param shards how many
 * @param rate events per second and shard
 * @param faults how badly they are treated
 * @param seed of traffic and faults
 */
record DemoPlan(int shards, double rate, FaultLevel faults, long seed) {
    /** Short, so that a silent peer is found within the time of a demo. */
    private static final Duration HEARTBEAT_INTERVAL = Duration.ofSeconds(4);

    /** Far more than a demo needs: it is not about the daily budget. */
    private static final int SESSION_STARTS = 100_000;

    private static final int GUILDS_PER_SHARD = 8;

    /** Quicker than a bot should be with Discord, so that a minute of a demo shows more than waiting. */
    private static final BackoffPolicy BACKOFF =
            new BackoffPolicy(Duration.ofMillis(250), Duration.ofSeconds(3), Duration.ofSeconds(5), 0);

    private static final ShardTimeouts TIMEOUTS = new ShardTimeouts(
            Duration.ofSeconds(3), Duration.ofSeconds(3), Duration.ofSeconds(2), Duration.ofMillis(500));

    /** All shards of the demo. */
    ShardSet set() {
        return ShardSet.of(shards);
    }

    /** One bucket for each shard, so that a demo need not wait. */
    SessionStartLimit sessionStarts() {
        return new SessionStartLimit(SESSION_STARTS, SESSION_STARTS, Duration.ofDays(1), shards);
    }

    /** What {@code GET /gateway/bot} would say. */
    GatewayLocator locator(URI gateway) {
        return refresh -> CompletableFuture.completedStage(new GatewayInfo(gateway, shards, sessionStarts()));
    }

    /** What a shard of the demo is told. */
    ShardConfig config(String token, URI gateway) {
        return ShardConfig.builder(BotToken.of(token), Intents.all())
                .gatewayUrl(gateway)
                .backoff(BACKOFF)
                .timeouts(TIMEOUTS)
                .build();
    }

    /** The simulator, not yet started. */
    SimulatorBuilder gateway(String token) {
        return GatewaySimulator.builder()
                .token(token)
                .guilds(shards * GUILDS_PER_SHARD)
                .recommendedShards(shards)
                .maxConcurrency(shards)
                .sessionStarts(SESSION_STARTS, SESSION_STARTS)
                .heartbeatInterval(HEARTBEAT_INTERVAL)
                .trafficRate(rate)
                .seed(seed)
                .faults(faults.faults(seed));
    }
}
