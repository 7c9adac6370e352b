package dev.shard.cli;

import dev.shard.ListenerOptions;
import dev.shard.Shard;
import dev.shard.ShardConfig;
import dev.shard.ShardPhase;
import dev.shard.core.InProcessIdentifyLimiter;
import dev.shard.core.Shards;
import dev.shard.core.wiring.ShardFactory;
import dev.shard.sim.GatewaySimulator;
import dev.shard.sim.report.SessionRecord;
import dev.shard.sim.scenario.Faults;
import dev.shard.spi.gateway.SessionStartLimit;
import dev.shard.spi.identify.IdentifyLimiter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/** The simulator and the shards of one demo, from start to the end of both. */
final class DemoRun implements AutoCloseable {
    /** What the demo's gateway accepts. */
    static final String TOKEN = "DEMO.TOKEN";

    private final GatewaySimulator gateway;
    private final ShardFactory parts;
    private final List<DemoShard> shards;

    private DemoRun(GatewaySimulator gateway, ShardFactory parts, List<DemoShard> shards) {
        this.gateway = gateway;
        this.parts = parts;
        this.shards = shards;
    }

    static DemoRun start(DemoPlan plan, ShardFactory parts) {
        GatewaySimulator gateway = plan.gateway(TOKEN).start();
        InProcessIdentifyLimiter limiter = new InProcessIdentifyLimiter();
        limiter.update(new SessionStartLimit(
                DemoPlan.SESSION_STARTS, DemoPlan.SESSION_STARTS, Duration.ofDays(1), plan.shards()));
        List<DemoShard> shards = new ArrayList<>();
        for (int id = 0; id < plan.shards(); id++) {
            shards.add(shard(plan.config(id, TOKEN, gateway.gatewayUrl()), parts, limiter));
        }
        shards.forEach(shard -> shard.shard().connect());
        return new DemoRun(gateway, parts, shards);
    }

    private static DemoShard shard(ShardConfig config, ShardFactory parts, IdentifyLimiter limiter) {
        DemoTally tally = new DemoTally();
        Shard shard = Shards.builder(config)
                .transport(parts.transport())
                .codec(parts.codec())
                .compression(parts.compression())
                .identifyLimiter(limiter)
                .listener(tally, ListenerOptions.onLoop())
                .build();
        return new DemoShard(shard, tally);
    }

    GatewaySimulator gateway() {
        return gateway;
    }

    List<DemoShard> shards() {
        return shards;
    }

    /** Lets the faults and the traffic end; the shards go on, to catch up with what they missed. */
    void calm() {
        gateway.faults(Faults.none());
        gateway.trafficRate(0);
    }

    /** Whether every shard is active and has everything that the simulator dispatched to sessions that still live. */
    boolean settled() {
        return shards.stream().allMatch(shard -> shard.status().phase() == ShardPhase.ACTIVE)
                && gateway.ledger().sessions().stream().allMatch(this::delivered);
    }

    private boolean delivered(SessionRecord record) {
        return !record.resumable()
                || shards.get(record.shard().id())
                        .tally()
                        .session(record.id())
                        .map(session -> session.last() >= record.dispatched())
                        .orElse(false);
    }

    /** Stops the shards, all at once. */
    void disconnect(Duration atMost) {
        CompletableFuture.allOf(shards.stream()
                        .map(shard -> shard.shard().disconnect())
                        .map(CompletionStage::toCompletableFuture)
                        .toArray(CompletableFuture[]::new))
                .orTimeout(atMost.toMillis(), TimeUnit.MILLISECONDS)
                .exceptionally(slow -> null)
                .join();
    }

    @Override
    public void close() {
        shards.forEach(shard -> shard.shard().close());
        parts.close();
        gateway.close();
    }
}
