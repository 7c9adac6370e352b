package dev.shard.fleet;

import dev.shard.Shard;
import dev.shard.ShardId;
import dev.shard.ShardPhase;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * Has one shard after the other connect again and resume. The next one begins only while fewer than the bound are down, for
 * whatever reason they are. Used on the fleet's loop only.
 */
final class RollingRestart {
    private final FleetLoop loop;
    private final List<Shard> shards;
    private final int maxDown;
    private final Queue<Shard> waiting;
    private final Map<ShardId, Throwable> failures = new LinkedHashMap<>();
    private final CompletableFuture<Void> done = new CompletableFuture<>();
    private final Set<Shard> underWay = new HashSet<>();

    RollingRestart(FleetLoop loop, List<Shard> shards, int maxDown) {
        this.loop = loop;
        this.shards = shards;
        this.maxDown = maxDown;
        waiting = new ArrayDeque<>(shards);
    }

    /** Begins; completes when every shard is active again, and fails if one is not or too many are down for good. */
    CompletableFuture<Void> run() {
        pump();
        return done;
    }

    /** What is not yet begun stays undone. */
    void cancel() {
        waiting.clear();
        pump();
    }

    /** Some shard went from one phase to another. */
    void pump() {
        while (!waiting.isEmpty() && down() < maxDown) {
            restart(waiting.remove());
        }
        if (!waiting.isEmpty() && underWay.isEmpty() && failed() >= maxDown) {
            waiting.clear();
            done.completeExceptionally(new FleetException(
                    "the restart was given up: %d shards have failed for good, and no more than %d may be down"
                                    .formatted(failed(), maxDown)
                            + "; see to those first, or allow more",
                    null));
        } else if (waiting.isEmpty() && underWay.isEmpty()) {
            finish();
        }
    }

    private void restart(Shard shard) {
        underWay.add(shard);
        // A shard that is down already comes up by itself; being asked again only shortens its wait.
        loop.whenComplete(shard.reconnect(), (status, failure) -> {
            underWay.remove(shard);
            if (failure != null) {
                failures.put(shard.id(), failure);
            }
            pump();
        });
    }

    /** A shard that was just asked to restart counts, although it may not have begun. */
    private long down() {
        return shards.stream()
                .filter(shard -> underWay.contains(shard) || shard.status().phase() != ShardPhase.ACTIVE)
                .count();
    }

    private long failed() {
        return shards.stream()
                .filter(shard -> shard.status().phase() == ShardPhase.FAILED)
                .count();
    }

    private void finish() {
        if (failures.isEmpty()) {
            done.complete(null);
        } else {
            done.completeExceptionally(FleetException.of("did not come back", shards.size(), failures));
        }
    }
}
