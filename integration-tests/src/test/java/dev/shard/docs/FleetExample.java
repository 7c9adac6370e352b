package dev.shard.docs;

import dev.shard.OnlineStatus;
import dev.shard.Presence;
import dev.shard.ShardSet;
import dev.shard.command.PresenceUpdate;
import dev.shard.core.Shards;
import dev.shard.fleet.FleetStatus;
import dev.shard.fleet.ShardFleet;
import dev.shard.spi.gateway.GatewayLocator;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** The program of docs/fleet.md, which shows what stands between the marks. */
final class FleetExample {
    private FleetExample() {}

    // docs: begin
    static ShardFleet fleet(Shards.Builder bot) {
        return ShardFleet.of(bot, ShardSet.all()); // or ShardSet.parse("0-15/64"): a part of them, the rest elsewhere
    }

    static void run(ShardFleet fleet) {
        fleet.start().toCompletableFuture().join(); // every shard was active; or which ones never will be is thrown
        fleet.broadcast(new PresenceUpdate(Presence.of(OnlineStatus.ONLINE)));
    }

    static void handOver(ShardFleet fleet) {
        fleet.suspend().toCompletableFuture().join(); // the next process resumes each session of the store
        fleet.close();
    }
    // docs: end

    // docs: begin
    /** To be called now and then, for example once a day; if it fails, it says why and the shards go on as they are. */
    static CompletionStage<FleetStatus> grow(ShardFleet fleet, GatewayLocator locator) {
        return locator.locate(true)
                .thenCompose(info -> info.shards() > fleet.shards().size()
                        ? fleet.reshard(info.shards(), Duration.ofHours(1))
                        : CompletableFuture.completedStage(fleet.status()));
    }
    // docs: end
}
