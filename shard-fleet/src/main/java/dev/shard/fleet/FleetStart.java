package dev.shard.fleet;

import dev.shard.Shard;
import dev.shard.ShardException;
import dev.shard.ShardId;
import dev.shard.ShardPhase;
import dev.shard.ShardSet;
import dev.shard.core.ShardTemplate;
import dev.shard.spi.gateway.GatewayInfo;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One start of a fleet: asks where the Gateway is and how many shards there are to be, finds out which of them can resume, and
 * brings them up. Used on the fleet's loop only.
 */
final class FleetStart {
    /** A store that takes longer than this to say who can resume is not waited for. */
    private static final Duration STORE_TIMEOUT = Duration.ofSeconds(5);

    private final ShardTemplate template;
    private final FleetLoop loop;
    private final ProgressBoard board;
    private final ShardSet set;
    private final Function<List<ShardId>, ShardGroup> shards;
    private final Discovery discovery;
    private final CompletableFuture<Void> done = new CompletableFuture<>();
    private @Nullable BringUp bringUp;
    private boolean cancelled;

    /**
     * Plans it.
     *
     * @param shards gives the shards of these ids, made if need be
     */
    FleetStart(
            ShardTemplate template,
            FleetLoop loop,
            ProgressBoard board,
            ShardSet set,
            Function<List<ShardId>, ShardGroup> shards) {
        this.template = template;
        this.loop = loop;
        this.board = board;
        this.set = set;
        this.shards = shards;
        discovery = new Discovery(loop, template.locator(), template.config().backoff());
    }

    /** Begins; completes when each shard was active, and fails if one never will be or the fleet cannot start. */
    CompletableFuture<Void> run() {
        loop.whenComplete(discovery.ask(), this::located);
        return done;
    }

    /** What is not yet begun stays undone. */
    void cancel() {
        cancelled = true;
        discovery.cancel(Failures.stopped());
        if (bringUp != null) {
            bringUp.cancel();
        }
    }

    /** Whether shards were told to connect. */
    boolean begun() {
        return bringUp != null;
    }

    /** Whether nothing of it goes on any more. */
    boolean settled() {
        return done.isDone();
    }

    /** A shard went on. */
    void changed(Shard shard, ShardPhase to) {
        if (bringUp != null) {
            bringUp.changed(shard, to);
        }
    }

    private void located(@Nullable GatewayInfo info, @Nullable Throwable failure) {
        if (cancelled) {
            done.completeExceptionally(Failures.stopped());
            return;
        }
        try {
            if (info == null) {
                throw failure instanceof ShardException known ? known : new FleetException("cannot start", failure);
            }
            findSessions(shards.apply(ids(info)), info);
        } catch (ShardException cannot) {
            done.completeExceptionally(cannot);
        }
    }

    private List<ShardId> ids(GatewayInfo info) {
        if (set.isAll() && info.shards() < 1) {
            throw new FleetException(
                    "how many shards there are to be is Discord's to say, and the configured gateway URL keeps it from being"
                            + " asked; say which shards to run, for example 0-15/16, or remove the gateway URL",
                    null);
        }
        return set.shards(info.shards());
    }

    private void findSessions(ShardGroup group, GatewayInfo info) {
        List<ShardId> ids = group.shards().stream().map(Shard::id).toList();
        CompletableFuture<Set<ShardId>> stored = template.store()
                .map(store -> StoredSessions.find(loop, store, ids, STORE_TIMEOUT))
                .orElseGet(() -> CompletableFuture.completedFuture(Set.of()));
        loop.whenComplete(stored, (sessions, failure) -> bringUp(group, sessions == null ? Set.of() : sessions, info));
    }

    private void bringUp(ShardGroup group, Set<ShardId> stored, GatewayInfo info) {
        if (cancelled) {
            done.completeExceptionally(Failures.stopped());
            return;
        }
        StartCheck.warnIfShort(info, group.shards().size() - stored.size());
        BringUp plan = new BringUp(loop, group.shards(), stored, StartCheck.maxConcurrency(info));
        bringUp = plan;
        board.follow(plan.schedule());
        loop.whenComplete(plan.run(), (up, failure) -> {
            if (failure == null) {
                done.complete(null);
            } else {
                done.completeExceptionally(failure);
            }
        });
    }
}
