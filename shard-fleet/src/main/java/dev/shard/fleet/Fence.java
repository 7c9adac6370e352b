package dev.shard.fleet;

import dev.shard.Shard;
import dev.shard.ShardId;
import dev.shard.ShardPhase;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * A point in the events of all shards of a group that every listener has passed: each shard sends a heartbeat while it is active,
 * and what the Gateway had dispatched before it acknowledged that lies before the acknowledgement, on the wire as in every queue.
 * Used on the fleet's loop only.
 */
final class Fence {
    private static final Duration LOOK_AGAIN = Duration.ofMillis(25);
    /** After a heartbeat that was not acknowledged, because the connection was lost or another one was under way. */
    private static final Duration BEAT_AGAIN = Duration.ofMillis(500);

    private final FleetLoop loop;
    private final ShardGroup group;
    private final Supplier<List<FleetListener>> listeners;
    private final Map<ShardId, Long> passedAt = new HashMap<>();
    private final CompletableFuture<Void> done = new CompletableFuture<>();

    /** How many connections a shard had opened, and how many heartbeats were acknowledged, at an acknowledgement. */
    private record Passed(long connections, long count) {}

    private Fence(FleetLoop loop, ShardGroup group, Supplier<List<FleetListener>> listeners) {
        this.loop = loop;
        this.group = group;
        this.listeners = listeners;
    }

    /** Puts one up; completes when all have passed it, and fails if they have not in time. */
    static CompletableFuture<Void> pass(
            FleetLoop loop, ShardGroup group, Supplier<List<FleetListener>> listeners, Duration atMost) {
        Fence fence = new Fence(loop, group, listeners);
        loop.schedule(atMost, () -> fence.done.completeExceptionally(new FleetException(fence.missing(atMost), null)));
        group.shards().forEach(fence::beat);
        fence.look();
        return fence.done;
    }

    private void beat(Shard shard) {
        if (done.isDone()) {
            return;
        }
        long connections = connections(shard);
        if (shard.status().phase() != ShardPhase.ACTIVE) {
            // Before RESUMED what was missed is still to come, whatever is acknowledged by then.
            loop.schedule(BEAT_AGAIN, () -> beat(shard));
            return;
        }
        long before = group.acknowledged(shard.id());
        // On the shard's loop, so that the count is that of the very acknowledgement.
        var acknowledged = shard.heartbeat()
                .thenApply(roundTrip -> new Passed(connections(shard), group.acknowledged(shard.id())));
        loop.whenComplete(acknowledged, (passed, failure) -> {
            if (passed != null && passed.connections() == connections && passed.count() > before) {
                passedAt.put(shard.id(), passed.count());
            } else {
                loop.schedule(BEAT_AGAIN, () -> beat(shard));
            }
        });
    }

    private static long connections(Shard shard) {
        return shard.status().history().connections();
    }

    private void look() {
        if (passedAt.size() == group.shards().size() && listeners.get().stream().allMatch(this::hasPassed)) {
            done.complete(null);
        } else if (!done.isDone()) {
            loop.schedule(LOOK_AGAIN, this::look);
        }
    }

    private boolean hasPassed(FleetListener listener) {
        return passedAt.entrySet().stream()
                .allMatch(shard -> listener.acknowledged(shard.getKey()) >= shard.getValue());
    }

    private String missing(Duration atMost) {
        List<ShardId> silent = group.shards().stream()
                .map(Shard::id)
                .filter(shard -> !passedAt.containsKey(shard))
                .toList();
        return silent.isEmpty()
                ? "a listener is more than " + atMost + " behind"
                : "no heartbeat was acknowledged within " + atMost + " on " + silent;
    }
}
