package dev.shard.fleet;

import dev.shard.Shard;
import dev.shard.ShardId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** Has many shards do something at once. */
final class Together {
    private Together() {}

    /**
     * Begins with all of them and waits for all of them.
     *
     * @param what half a sentence for the failure: "could not …"
     * @return what came of it, in the shards' order; fails with a {@link FleetException} when all are through and some failed
     */
    static <T> CompletableFuture<List<T>> all(
            List<Shard> shards, String what, Function<Shard, CompletionStage<T>> action) {
        List<CompletableFuture<T>> under = new ArrayList<>();
        shards.forEach(shard -> under.add(action.apply(shard).toCompletableFuture()));
        return CompletableFuture.allOf(under.toArray(CompletableFuture<?>[]::new))
                .handle((done, failure) -> results(shards, what, under));
    }

    private static <T> List<T> results(List<Shard> shards, String what, List<CompletableFuture<T>> through) {
        Map<ShardId, Throwable> failures = new LinkedHashMap<>();
        List<T> results = new ArrayList<>();
        for (int i = 0; i < shards.size(); i++) {
            ShardId shard = shards.get(i).id();
            through.get(i)
                    .handle((result, failure) -> failure == null
                            ? results.add(result)
                            : failures.put(shard, Failures.cause(failure)) == null);
        }
        if (!failures.isEmpty()) {
            throw FleetException.of(what, shards.size(), failures);
        }
        return results;
    }
}
