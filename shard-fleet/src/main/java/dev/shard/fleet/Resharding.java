package dev.shard.fleet;

import dev.shard.Shard;
import dev.shard.ShardException;
import dev.shard.ShardPhase;
import dev.shard.ShardSession;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings a set of another count up beside the one that runs and lets every listener change over to it. Until the change it can be
 * given up at any moment, and the old set never noticed. Used on the fleet's loop only.
 *
 * <p>Each guild's events come on both sets then. What a listener has heard on the old one before the new sessions began will never
 * come on the new one, everything after that does; two {@link Fence}s tell the one from the other, and a third one knows when
 * nothing is left in which the old set was ahead.
 *
 * @see "Discord documentation, Sharding: sessions with different num_shards may coexist"
 */
final class Resharding {
    private static final Logger log = LoggerFactory.getLogger(ShardFleet.class);

    private static final Duration FENCE_TIMEOUT = Duration.ofSeconds(60);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(100);
    /** Guilds that do not come for so long after the others are not waited for: an outage may last for hours. */
    private static final Duration GUILDS_TIMEOUT = Duration.ofSeconds(15);

    /** Each takes a round trip on each set; the first drops what the second proves to be gone, unless events are the same. */
    private static final int MOST_ROUNDS = 5;

    private final FleetLoop loop;
    private final ShardGroup old;
    private final ShardGroup next;
    private final GuildArrivals guilds;
    private final BringUp bringUp;
    private final Supplier<List<FleetListener>> listeners;
    private final CutOvers cutOvers;
    private final CompletableFuture<Void> done = new CompletableFuture<>();
    private List<Optional<String>> sessions = List.of();
    private int rounds;
    private long lastArrivals;
    private long lastArrivalNanos;
    private boolean switched;

    Resharding(
            FleetLoop loop,
            ShardGroup old,
            ShardGroup next,
            GuildArrivals guilds,
            int maxConcurrency,
            Supplier<List<FleetListener>> listeners) {
        this.loop = loop;
        this.old = old;
        this.next = next;
        this.guilds = guilds;
        this.listeners = listeners;
        bringUp = new BringUp(loop, next.shards(), Set.of(), maxConcurrency);
        cutOvers = new CutOvers(old.count(), guilds::announced);
    }

    /**
     * Begins.
     *
     * @param expectsGuilds whether the intents let guilds come
     * @param atMost until all new shards are up
     * @return completes when every listener hears the new set; fails if it was given up
     */
    CompletableFuture<Void> run(boolean expectsGuilds, Duration atMost) {
        cutOvers.begin(listeners.get());
        loop.schedule(atMost, () -> {
            if (!bringUp.settled()) {
                giveUp(new FleetException("the new shards are not all up after " + atMost, null));
            }
        });
        next(bringUp.run(), () -> {
            lastArrivalNanos = loop.nanoTime();
            awaitGuilds(expectsGuilds);
        });
        return done;
    }

    /** A new shard went on. */
    void changed(Shard shard, ShardPhase to) {
        bringUp.changed(shard, to);
    }

    /** Lets every listener go on with the old set, unless it is too late for that. */
    void giveUp(Throwable reason) {
        if (!done.isDone() && !switched) {
            next.supersede();
            cutOvers.end();
            done.completeExceptionally(reason);
        }
    }

    private void awaitGuilds(boolean expected) {
        if (done.isDone()) {
            return;
        }
        long now = loop.nanoTime();
        if (guilds.count() != lastArrivals) {
            lastArrivals = guilds.count();
            lastArrivalNanos = now;
        }
        boolean late = now - lastArrivalNanos > GUILDS_TIMEOUT.toNanos();
        if (!expected || late || guilds.complete(next.count())) {
            if (expected && guilds.outstanding() > 0) {
                log.atWarn()
                        .addKeyValue("guilds", guilds.outstanding())
                        .log("guilds did not come on the new shards; resharding goes on without them");
            }
            fenceOld();
        } else {
            loop.schedule(LOOK_AGAIN, () -> awaitGuilds(expected));
        }
    }

    private void fenceOld() {
        sessions = sessionsNow();
        next(Fence.pass(loop, old, listeners, FENCE_TIMEOUT), () -> {
            cutOvers.each(CutOver::mark);
            fenceNew();
        });
    }

    private void fenceNew() {
        next(Fence.pass(loop, next, listeners, FENCE_TIMEOUT), () -> {
            if (!sessions.equals(sessionsNow())) {
                // A session that began in the meantime knows nothing of what the old set brought before.
                fenceOld();
                return;
            }
            // An event that happened before a session began may have been taken for a later one that is the same. That
            // one is waited for in its stead, and would hide the next; another pair of fences finds it.
            boolean dropped = cutOvers.dropMarked() > 0;
            if (dropped && ++rounds < MOST_ROUNDS) {
                fenceOld();
                return;
            }
            switched = true;
            cutOvers.each(CutOver::open);
            settle();
        });
    }

    /** When the listeners are through with what the old set was ahead with, nothing needs to be compared any more. */
    private void settle() {
        loop.whenComplete(Fence.pass(loop, next, listeners, FENCE_TIMEOUT), (passed, failure) -> {
            if (failure != null) {
                log.atWarn()
                        .addKeyValue("cause", failure.getMessage())
                        .log("not every listener is known to hear the new shards alone");
            }
            old.supersede();
            cutOvers.end();
            done.complete(null);
        });
    }

    private List<Optional<String>> sessionsNow() {
        return next.shards().stream()
                .map(shard -> shard.session().map(ShardSession::sessionId))
                .toList();
    }

    private void next(CompletableFuture<Void> stage, Runnable then) {
        loop.whenComplete(stage, (passed, failure) -> {
            if (failure != null) {
                giveUp(failure instanceof ShardException ? failure : new FleetException(failure.toString(), failure));
            } else if (!done.isDone()) {
                then.run();
            }
        });
    }

    /** Somebody began to listen meanwhile. */
    void joined(FleetListener listener) {
        if (!done.isDone()) {
            cutOvers.join(listener, switched);
        }
    }

    /** Told to the application as the failure of the whole. */
    static FleetException givenUp(int from, int to, @Nullable Throwable reason) {
        return new FleetException(
                "resharding from %d to %d shards was given up, the %d go on: %s"
                        .formatted(from, to, from, reason == null ? "no reason given" : reason.getMessage()),
                reason);
    }
}
