package dev.shard.core.driver;

import dev.shard.ShardException;
import dev.shard.ShardSession;
import dev.shard.ShardStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** What the application asked for and waits for. Each future is completed once. Used on the loop only. */
final class PendingRequests {
    private final List<CompletableFuture<ShardStatus>> activations = new ArrayList<>();
    private final List<CompletableFuture<Optional<ShardSession>>> stops = new ArrayList<>();

    /** Somebody waits for the shard to become active. */
    void awaitActive(CompletableFuture<ShardStatus> request) {
        activations.add(request);
    }

    /** Somebody waits for the shard to come to rest. */
    void awaitRest(CompletableFuture<Optional<ShardSession>> request) {
        stops.add(request);
    }

    boolean awaitsRest() {
        return !stops.isEmpty();
    }

    void active(ShardStatus status) {
        taken(activations).forEach(request -> request.complete(status));
    }

    /** The shard will not become active. */
    void refuseActivations(ShardException reason) {
        taken(activations).forEach(request -> request.completeExceptionally(reason));
    }

    void atRest(Optional<ShardSession> session) {
        taken(stops).forEach(request -> request.complete(session));
    }

    /** Whoever continues one of them may come back with the next request at once. */
    private static <T> List<T> taken(List<T> requests) {
        List<T> all = List.copyOf(requests);
        requests.clear();
        return all;
    }
}
