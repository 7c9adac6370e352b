package dev.shard.cli;

import dev.shard.ListenerOptions;
import dev.shard.ShardPhase;
import dev.shard.core.InMemorySessionStore;
import dev.shard.core.InProcessIdentifyLimiter;
import dev.shard.core.Shards;
import dev.shard.core.wiring.ShardFactory;
import dev.shard.fleet.FleetStatus;
import dev.shard.fleet.ShardFleet;
import dev.shard.sim.GatewaySimulator;
import dev.shard.sim.report.SessionRecord;
import dev.shard.sim.scenario.Faults;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/** The simulator and the shards of one demo, from start to the end of both. */
final class DemoRun implements AutoCloseable {
    /** What the demo's gateway accepts. */
    static final String TOKEN = "DEMO.TOKEN";

    private static final Duration SUSPENSION = Duration.ofSeconds(30);

    private final DemoPlan plan;
    private final ShardFactory parts;
    private final GatewaySimulator gateway;
    private final InMemorySessionStore store = new InMemorySessionStore();
    private final InProcessIdentifyLimiter limiter = new InProcessIdentifyLimiter();
    private final DemoTallies tallies;
    private ShardFleet fleet;
    private int restarts;
    private long identifiesBefore;
    private long resumesBefore;

    private DemoRun(DemoPlan plan, ShardFactory parts) {
        this.plan = plan;
        this.parts = parts;
        gateway = plan.gateway(TOKEN).start();
        limiter.update(plan.sessionStarts());
        tallies = new DemoTallies(plan.shards());
        fleet = newFleet();
    }

    static DemoRun start(DemoPlan plan, ShardFactory parts) {
        DemoRun run = new DemoRun(plan, parts);
        run.fleet.start();
        return run;
    }

    private ShardFleet newFleet() {
        return ShardFleet.of(
                Shards.builder(plan.config(TOKEN, gateway.gatewayUrl()))
                        .transport(parts.transport())
                        .codec(parts.codec())
                        .compression(parts.compression())
                        .gatewayLocator(plan.locator(gateway.gatewayUrl()))
                        .identifyLimiter(limiter)
                        .sessionStore(store)
                        .listener(tallies, ListenerOptions.onLoop()),
                plan.set());
    }

    /** As a deployment does: all shards are suspended and thrown away, and others go on from what was stored. */
    void restart() {
        join(fleet.suspend());
        FleetStatus last = fleet.status();
        identifiesBefore += last.identifies();
        resumesBefore += last.resumes();
        fleet.close();
        fleet = newFleet();
        restarts++;
        fleet.start();
    }

    private static void join(CompletionStage<?> stage) {
        try {
            stage.toCompletableFuture()
                    .orTimeout(SUSPENSION.toMillis(), TimeUnit.MILLISECONDS)
                    .join();
        } catch (CompletionException slow) {
            throw new CliException("the shards could not be suspended: " + slow.getCause(), slow);
        }
    }

    GatewaySimulator gateway() {
        return gateway;
    }

    DemoPlan plan() {
        return plan;
    }

    DemoTallies tallies() {
        return tallies;
    }

    FleetStatus status() {
        return fleet.status();
    }

    int restarts() {
        return restarts;
    }

    /** IDENTIFYs since the last restart; all of them without one. */
    long identifiesSinceRestart() {
        return fleet.status().identifies();
    }

    long identifies() {
        return identifiesBefore + identifiesSinceRestart();
    }

    long resumes() {
        return resumesBefore + fleet.status().resumes();
    }

    /** Whether every shard had a session at least once; before that there is nothing to restart. */
    boolean ready() {
        return tallies.all().stream().allMatch(DemoTally::ready);
    }

    /** Lets the faults and the traffic end; the shards go on, to catch up with what they missed. */
    void calm() {
        gateway.faults(Faults.none());
        gateway.trafficRate(0);
    }

    /** Whether every shard is active and has everything that the simulator dispatched to sessions that still live. */
    boolean settled() {
        FleetStatus status = fleet.status();
        return status.count(ShardPhase.ACTIVE) == plan.shards()
                && gateway.ledger().sessions().stream().allMatch(this::delivered);
    }

    private boolean delivered(SessionRecord record) {
        return !record.resumable()
                || tallies.of(record.shard().id())
                        .session(record.id())
                        .map(session -> session.last() >= record.dispatched())
                        .orElse(false);
    }

    /** Stops the shards, all at once. */
    void disconnect(Duration atMost) {
        fleet.stop()
                .toCompletableFuture()
                .orTimeout(atMost.toMillis(), TimeUnit.MILLISECONDS)
                .exceptionally(slow -> null)
                .join();
    }

    @Override
    public void close() {
        fleet.close();
        parts.close();
        gateway.close();
    }
}
