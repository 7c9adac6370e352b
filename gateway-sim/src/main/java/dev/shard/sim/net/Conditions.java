package dev.shard.sim.net;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;

/** What tests wait for: asked again whenever something has changed. Confined to the loop. */
final class Conditions {
    private record Waiter(BooleanSupplier condition, CompletableFuture<Void> met) {}

    private final List<Waiter> waiters = new ArrayList<>();

    /** Completes once the condition holds; cancelling it ends the wait. */
    CompletableFuture<Void> await(BooleanSupplier condition) {
        var waiter = new Waiter(condition, new CompletableFuture<>());
        waiters.add(waiter);
        check();
        return waiter.met();
    }

    void check() {
        for (Iterator<Waiter> all = waiters.iterator(); all.hasNext(); ) {
            Waiter waiter = all.next();
            if (waiter.met().isDone() || isMet(waiter)) {
                all.remove();
            }
        }
    }

    private static boolean isMet(Waiter waiter) {
        try {
            return waiter.condition().getAsBoolean() && waiter.met().complete(null);
        } catch (RuntimeException e) {
            return waiter.met().completeExceptionally(e);
        }
    }
}
