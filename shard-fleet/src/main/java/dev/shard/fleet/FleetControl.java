package dev.shard.fleet;

import dev.shard.LocalProtocolException;
import dev.shard.Shard;
import dev.shard.ShardException;
import dev.shard.ShardId;
import dev.shard.ShardPhase;
import dev.shard.ShardSet;
import dev.shard.command.PresenceUpdate;
import dev.shard.core.ShardTemplate;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a fleet is asked to do, one thing after the other; used on the fleet's loop, where nothing else is said. */
final class FleetControl {
    private static final Logger log = LoggerFactory.getLogger(ShardFleet.class);

    /** Beyond the bound that each shard has for its own stop. */
    private static final Duration CLOSE_GRACE = Duration.ofSeconds(4);

    private final ShardTemplate template;
    private final FleetLoop loop;
    private final FleetAudience audience;
    private final ReshardControl resharding;
    private final ProgressBoard board;
    private volatile ShardSet set;
    private volatile ShardGroup group = ShardGroup.empty();
    private @Nullable FleetStart start;
    private @Nullable RollingRestart restart;
    private boolean running;
    private boolean closed;

    FleetControl(ShardTemplate template, ShardSet set, FleetLoop loop) {
        this.template = template;
        this.set = set;
        this.loop = loop;
        audience = new FleetAudience(template, template.callbacks(), this::joined);
        resharding = new ReshardControl(template, loop, audience);
        board = new ProgressBoard(loop);
    }

    /** Any thread. */
    FleetPublisher publisher() {
        return audience.publisher();
    }

    /** Any thread. */
    ShardGroup group() {
        return group;
    }

    ShardSet set() {
        return set;
    }

    /** Any thread. */
    FleetProgress progress() {
        return board.progress(group);
    }

    /** Any thread. */
    CompletionStage<FleetStatus> start() {
        return loop.ask(request -> {
            if (closed || running) {
                request.completeExceptionally(
                        closed ? Failures.stopped() : new LocalProtocolException("the fleet is running already"));
                return;
            }
            running = true;
            FleetStart begun = new FleetStart(template, loop, board, set, this::shards);
            start = begun;
            loop.whenComplete(begun.run(), (up, failure) -> {
                if (start == begun && !begun.begun()) {
                    running = false;
                }
                answer(request, failure);
            });
        });
    }

    /** Those that are there, unless Discord recommends another number than the last time. */
    private ShardGroup shards(List<ShardId> ids) {
        if (!group.shards().stream().map(Shard::id).toList().equals(ids)) {
            audience.retire(group);
            group = ShardGroup.make(template, ids, loop, this::changed, audience::listening);
        }
        audience.attach(group);
        return group;
    }

    private void answer(CompletableFuture<FleetStatus> request, @Nullable Throwable failure) {
        if (failure == null) {
            request.complete(group.status());
        } else {
            request.completeExceptionally(failure);
        }
    }

    private void changed(Shard shard, ShardPhase to) {
        if (start != null) {
            start.changed(shard, to);
        }
        if (restart != null) {
            restart.pump();
        }
    }

    /** Any thread. */
    CompletionStage<FleetStatus> restart(int maxDown) {
        return loop.ask(request -> {
            if (!running || closed) {
                request.completeExceptionally(Failures.stopped());
                return;
            }
            if (restart != null || resharding.isUnderWay()) {
                request.completeExceptionally(new LocalProtocolException(
                        "the fleet is being " + (restart != null ? "restarted" : "resharded") + " already"));
                return;
            }
            RollingRestart rolling = new RollingRestart(loop, group.shards(), maxDown);
            restart = rolling;
            loop.whenComplete(rolling.run(), (done, failure) -> {
                restart = null;
                answer(request, failure);
            });
        });
    }

    /** Any thread. */
    CompletionStage<FleetStatus> reshard(int count, Duration atMost) {
        return loop.ask(request -> {
            try {
                checkReshardable(count);
                loop.whenComplete(
                        template.locator().locate(true),
                        (info, failure) -> reshard(request, count, atMost, StartCheck.maxConcurrency(info)));
            } catch (ShardException cannot) {
                request.completeExceptionally(cannot);
            }
        });
    }

    private void checkReshardable(int count) {
        if (!running || closed || group.count() == 0) {
            throw Failures.stopped();
        }
        if (restart != null || resharding.isUnderWay() || start != null && !start.settled()) {
            throw new LocalProtocolException("the fleet is being started, restarted or resharded already");
        }
        if (!set.isWhole()) {
            throw new LocalProtocolException(
                    "only a fleet that runs all shards of its count can be resharded, this one runs " + set);
        }
        if (group.count() == count) {
            throw new LocalProtocolException("the fleet runs " + count + " shards already");
        }
    }

    private void reshard(CompletableFuture<FleetStatus> request, int count, Duration atMost, int maxConcurrency) {
        try {
            checkReshardable(count);
        } catch (ShardException cannot) {
            request.completeExceptionally(cannot);
            return;
        }
        ShardGroup from = group;
        loop.whenComplete(resharding.begin(from, count, maxConcurrency, atMost, this::changed), (next, failure) -> {
            if (next != null) {
                group = next;
                set = ShardSet.of(count);
                audience.retire(from);
            }
            answer(request, failure);
        });
    }

    private void joined(FleetListener listener) {
        loop.execute(() -> resharding.joined(listener));
    }

    /** Any thread: what shards to come are to begin with. */
    void remember(PresenceUpdate update) {
        loop.execute(() -> resharding.remember(update));
    }

    /** Any thread. */
    <T> CompletionStage<List<T>> stop(Function<Shard, CompletionStage<T>> how) {
        return loop.ask(request -> {
            cancel();
            Together.all(group.shards(), "did not stop", how).whenComplete((results, failure) -> {
                if (results != null) {
                    request.complete(results);
                } else {
                    request.completeExceptionally(Failures.cause(failure));
                }
            });
        });
    }

    /** What was begun and is not through is not gone on with. */
    private void cancel() {
        running = false;
        if (start != null) {
            start.cancel();
        }
        if (restart != null) {
            restart.cancel();
        }
        resharding.giveUp(Failures.stopped());
    }

    /** Any thread; waits, except on the loop. */
    void close() {
        loop.execute(() -> closed = true);
        CompletionStage<List<Void>> stopping = stop(Shard::disconnect);
        if (!loop.inLoop()) {
            Duration bound = template.config().timeouts().close().plus(CLOSE_GRACE);
            try {
                stopping.toCompletableFuture().get(bound.toNanos(), TimeUnit.NANOSECONDS);
            } catch (TimeoutException | ExecutionException goOn) {
                // Closing each shard ends what did not end by itself.
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }
        group.shards().forEach(Shard::close);
        audience.publisher().close();
        try {
            template.close();
        } catch (Exception failure) {
            log.atWarn().setCause(failure).log("a part of the fleet could not be closed");
        }
    }
}
