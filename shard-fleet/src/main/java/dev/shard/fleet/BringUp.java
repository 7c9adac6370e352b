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
import org.jspecify.annotations.Nullable;

/**
 * Connects shards at the speed that the identify rules allow. Those that have a session to resume wait for nobody; of those
 * that must identify just so many are connected beforehand that each bucket finds its next shard ready, because a socket that
 * waits an hour for its turn is a burden to both sides. Used on the fleet's loop only.
 *
 * @see "Discord documentation, Gateway, max_concurrency"
 */
final class BringUp {
    /**
     * Connections of a lane that are opened at the same moment. The time that each may take runs from its beginning; a thousand
     * begun together on a busy machine spend it waiting for our own loops, and are given up although every peer has answered.
     */
    private static final int MOST_OPENING = 64;

    private final FleetLoop loop;
    private final int shards;
    private final IdentifySchedule schedule;
    private final Lane resumable = new Lane(MOST_OPENING);
    private final Lane fresh;
    private final Map<ShardId, Throwable> failures = new LinkedHashMap<>();
    private final CompletableFuture<Void> done = new CompletableFuture<>();
    private int settled;

    /** Shards that are begun one after the other, a bounded number of them at a time. */
    private static final class Lane {
        private final int bound;
        private final Queue<Shard> waiting = new ArrayDeque<>();
        private final Set<Shard> underWay = new HashSet<>();
        private final Set<Shard> opening = new HashSet<>();

        Lane(int bound) {
            this.bound = bound;
        }

        @Nullable Shard next() {
            if (underWay.size() >= bound || opening.size() >= MOST_OPENING || waiting.isEmpty()) {
                return null;
            }
            Shard shard = waiting.remove();
            underWay.add(shard);
            opening.add(shard);
            return shard;
        }

        /** Its connection is open, or will be tried again later; whether that makes room for another one. */
        boolean opened(Shard shard) {
            return opening.remove(shard);
        }

        /** It need not be waited for; whether that makes room for another one. */
        boolean left(Shard shard) {
            boolean wasOpening = opening.remove(shard);
            return underWay.remove(shard) || wasOpening;
        }
    }

    /**
     * Plans it.
     *
     * @param stored those of them that have a session to resume
     */
    BringUp(FleetLoop loop, List<Shard> shards, Set<ShardId> stored, int maxConcurrency) {
        this.loop = loop;
        this.shards = shards.size();
        schedule = new IdentifySchedule(maxConcurrency);
        fresh = new Lane(2 * maxConcurrency);
        for (Shard shard : shards) {
            boolean resumes = stored.contains(shard.id());
            (resumes ? resumable : fresh).waiting.add(shard);
            if (!resumes) {
                schedule.expect(shard.id());
            }
        }
    }

    /** Begins; completes when each shard was active or has failed for good, and fails if one has failed. */
    CompletableFuture<Void> run() {
        pump();
        return done;
    }

    /** What is not yet begun stays undone. */
    void cancel() {
        settled += resumable.waiting.size() + fresh.waiting.size();
        resumable.waiting.clear();
        fresh.waiting.clear();
        finish();
    }

    /** A shard went on. */
    void changed(Shard shard, ShardPhase to) {
        if (to == ShardPhase.IDENTIFYING) {
            schedule.identified(shard.id(), loop.nanoTime());
        }
        if (to == ShardPhase.CONNECTING || to == ShardPhase.AWAITING_HELLO) {
            return;
        }
        // Whatever holds a shard up from here on is its own affair and no reason for the next to wait.
        boolean roomToResume = to == ShardPhase.RESUMING ? resumable.opened(shard) : resumable.left(shard);
        boolean roomToIdentify = to == ShardPhase.AWAITING_PERMIT ? fresh.opened(shard) : fresh.left(shard);
        if (roomToResume || roomToIdentify) {
            pump();
        }
    }

    /** Whether each shard was active or has failed. */
    boolean settled() {
        return done.isDone();
    }

    IdentifySchedule schedule() {
        return schedule;
    }

    private void pump() {
        for (Shard shard = resumable.next(); shard != null; shard = resumable.next()) {
            connect(shard);
        }
        for (Shard shard = fresh.next(); shard != null; shard = fresh.next()) {
            connect(shard);
        }
        finish();
    }

    private void connect(Shard shard) {
        loop.whenComplete(shard.connect(), (status, failure) -> {
            settled++;
            resumable.left(shard);
            fresh.left(shard);
            schedule.settled(shard.id());
            if (failure != null) {
                failures.put(shard.id(), failure);
            }
            pump();
        });
    }

    private void finish() {
        if (settled == shards) {
            if (failures.isEmpty()) {
                done.complete(null);
            } else {
                done.completeExceptionally(FleetException.of("did not come up", shards, failures));
            }
        }
    }
}
