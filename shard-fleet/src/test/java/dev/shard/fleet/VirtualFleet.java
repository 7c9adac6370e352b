package dev.shard.fleet;

import dev.shard.BotToken;
import dev.shard.Dispatch;
import dev.shard.Intent;
import dev.shard.Intents;
import dev.shard.ListenerOptions;
import dev.shard.ShardConfig;
import dev.shard.ShardEvent;
import dev.shard.ShardId;
import dev.shard.ShardListener;
import dev.shard.ShardPhase;
import dev.shard.ShardSet;
import dev.shard.core.InProcessIdentifyLimiter;
import dev.shard.core.Providers;
import dev.shard.core.Shards;
import dev.shard.core.VirtualLimiter;
import dev.shard.spi.Settings;
import dev.shard.spi.session.SessionStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** A whole fleet of real shards and the real limiter against a model gateway, in virtual time. */
final class VirtualFleet {
    static final Duration LONG = Duration.ofHours(3);

    final VirtualLoop loop = new VirtualLoop();
    final ModelGateway gateway = new ModelGateway(loop);
    final List<ShardEvent> heard = new ArrayList<>();
    final List<ShardEvent> heardLate = new ArrayList<>();
    InProcessIdentifyLimiter limiter = VirtualLimiter.on(loop);
    private Consumer<Shards.Builder> changes = builder -> {};
    ShardFleet fleet;

    VirtualFleet() {
        gateway.limits = limit -> limiter.update(limit);
    }

    VirtualFleet maxConcurrency(int value) {
        gateway.maxConcurrency = value;
        return this;
    }

    VirtualFleet recommending(int shards) {
        gateway.recommendedShards = shards;
        return this;
    }

    VirtualFleet storing(SessionStore store) {
        return with(builder -> builder.sessionStore(store));
    }

    VirtualFleet with(Consumer<Shards.Builder> change) {
        changes = changes.andThen(change);
        return this;
    }

    /** With one more listener, which is always so far behind. */
    VirtualFleet withListenerBehind(Duration lag) {
        return with(
                builder -> builder.listener(hearing(heardLate), ListenerOptions.on(task -> loop.schedule(lag, task))));
    }

    private static ShardListener hearing(List<ShardEvent> into) {
        return new ShardListener() {
            @Override
            public void accept(ShardEvent event) {
                into.add(event instanceof Dispatch dispatch ? dispatch.copy() : event);
            }
        };
    }

    VirtualFleet build(String set) {
        var builder = Shards.builder(ShardConfig.builder(BotToken.of("canary.token"), Intents.of(Intent.GUILDS))
                        .build())
                .transport(gateway)
                .codec(Providers.codec("json", Settings.empty()))
                .compression(Providers.compression("none", Settings.empty()))
                .gatewayLocator(gateway)
                .identifyLimiter(limiter)
                .executor(loop)
                .clock(() -> Instant.EPOCH.plusNanos(loop.nanoTime()))
                .random(11)
                .loopBlockedAfter(Duration.ZERO)
                .listener(hearing(heard), ListenerOptions.onLoop());
        changes.accept(builder);
        fleet = ShardFleet.of(builder, ShardSet.parse(set));
        return this;
    }

    /** Builds, starts, and lets as much time pass as that takes. */
    VirtualFleet up(String set) {
        build(set);
        join(fleet.start());
        return this;
    }

    /** Lets time pass until a stage is complete. */
    <T> T join(CompletionStage<T> stage) {
        CompletableFuture<T> future = stage.toCompletableFuture();
        loop.advanceUntil(future::isDone, LONG);
        return future.join();
    }

    /** Lets time pass until all shards are active. */
    Duration untilActive() {
        long from = loop.nanoTime();
        loop.advanceUntil(this::allActive, LONG);
        return Duration.ofNanos(loop.nanoTime() - from);
    }

    boolean allActive() {
        return fleet.status().active() == fleet.shards().size();
    }

    long down() {
        return fleet.shards().stream()
                .filter(shard -> shard.status().phase() != ShardPhase.ACTIVE)
                .count();
    }

    List<ShardId> identified() {
        return gateway.identifies.stream().map(ModelGateway.Identified::shard).toList();
    }
}
