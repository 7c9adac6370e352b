package dev.shard.core.driver;

import dev.shard.CloseStatus;
import dev.shard.LocalProtocolException;
import dev.shard.ShardException;
import dev.shard.ShardPhase;
import dev.shard.ShardSession;
import dev.shard.ShardStatus;
import dev.shard.ShardStoppedException;
import dev.shard.core.protocol.Origin;
import dev.shard.core.protocol.ShardInput;
import dev.shard.core.protocol.ShardState;
import dev.shard.spi.transport.EventLoop;
import dev.shard.spi.transport.ScheduledTask;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/** What the application asks for, brought to the driver; and the answers, when they are due. Used on the loop only. */
final class ShardControl {
    private final ShardDriver driver;
    private final EventLoop loop;
    private final Duration restBound;
    private final PendingRequests requests = new PendingRequests();
    private ShardPhase phase = ShardPhase.IDLE;
    private @Nullable CompletableFuture<ShardStatus> loading;
    private @Nullable ScheduledTask load;
    private boolean closed;

    /** Controls a driver; {@code restBound} is how long a stop may take, whatever the parts do. */
    ShardControl(ShardDriver driver, EventLoop loop, Duration restBound) {
        this.driver = driver;
        this.loop = loop;
        this.restBound = restBound;
        driver.afterStep(this::settle);
        driver.keeper().onIdle(this::settle);
    }

    /** Connects, with the stored session if no newer one is at hand. */
    void connect(CompletableFuture<ShardStatus> request, Origin origin) {
        if (refused(request)) {
            return;
        }
        if (loading != null) {
            request.completeExceptionally(
                    new LocalProtocolException("shard=" + driver.shard() + " is being connected already"));
        } else if (driver.state().session() != null || !startable()) {
            start(request, null, origin);
        } else {
            loading = request;
            load = driver.keeper()
                    .load(
                            stored -> {
                                loading = null;
                                start(request, stored, origin);
                            },
                            held -> {
                                loading = null;
                                request.completeExceptionally(held);
                            });
        }
    }

    private boolean startable() {
        ShardPhase now = driver.state().phase();
        return now == ShardPhase.IDLE || now.ended();
    }

    private void start(CompletableFuture<ShardStatus> request, @Nullable ShardSession stored, Origin origin) {
        requests.awaitActive(request);
        driver.hand().request = request;
        driver.apply(new ShardInput.Start(stored, origin));
    }

    /** Another connection, and the old session or a new one. */
    void again(CompletableFuture<ShardStatus> request, ShardInput input) {
        if (!refused(request)) {
            requests.awaitActive(request);
            driver.hand().request = request;
            driver.apply(input);
        }
    }

    /** Stops; completes when the connection is gone and the store has what it needs. */
    void stop(CompletableFuture<Optional<ShardSession>> request, int closeCode) {
        if (loading != null && load != null) {
            load.cancel();
            loading.completeExceptionally(stopped());
            loading = null;
        }
        requests.awaitRest(request);
        // A transport or a store that never answers must not keep anybody waiting for ever.
        completeWithin(restBound, request);
        driver.keeper().rest();
        driver.apply(new ShardInput.StopRequested(closeCode));
    }

    void send(PendingCommand command) {
        if (!refused(command.written())) {
            driver.issue(command);
        }
    }

    void heartbeat(CompletableFuture<Duration> request) {
        if (!refused(request)) {
            driver.hand().heartbeat = request;
            driver.apply(new ShardInput.HeartbeatRequested());
        }
    }

    /** Nothing more is accepted, and what goes on is stopped with code 1000. */
    void close(CompletableFuture<Optional<ShardSession>> atRest) {
        closed = true;
        stop(atRest, CloseStatus.NORMAL);
    }

    private void completeWithin(Duration bound, CompletableFuture<Optional<ShardSession>> request) {
        try {
            ScheduledTask timer = loop.schedule(bound, () -> {
                driver.keeper().cease();
                request.complete(currentSession());
            });
            request.whenComplete((session, failure) -> timer.cancel());
        } catch (RejectedExecutionException closed) {
            // Without its loop the shard is at rest for good.
            request.complete(currentSession());
        }
    }

    private Optional<ShardSession> currentSession() {
        return Optional.ofNullable(driver.state().session()).flatMap(driver.keeper()::processed);
    }

    private boolean refused(CompletableFuture<?> request) {
        if (closed) {
            request.completeExceptionally(stopped());
        }
        return closed;
    }

    private ShardException stopped() {
        return new ShardStoppedException("shard=" + driver.shard() + (closed ? " is closed" : " was stopped"));
    }

    private ShardException transportClosed() {
        return new ShardStoppedException("shard=" + driver.shard() + " stopped because its transport was closed");
    }

    /** Completes what has come about. */
    private void settle() {
        ShardState state = driver.state();
        ShardPhase before = phase;
        phase = state.phase();
        if (phase == ShardPhase.ACTIVE && before != ShardPhase.ACTIVE) {
            requests.active(driver.status());
        } else if (state instanceof ShardState.Failed failed && before != ShardPhase.FAILED) {
            requests.refuseActivations(failed.reason());
        } else if (phase == ShardPhase.STOPPED && before != ShardPhase.STOPPED) {
            requests.refuseActivations(stopped());
        } else if (driver.loopGone()) {
            driver.gate().refuseAll(transportClosed());
            requests.refuseActivations(transportClosed());
        }
        if (requests.awaitsRest()
                && startable()
                && driver.links().allClosed()
                && driver.keeper().idle()) {
            driver.keeper().cease();
            requests.atRest(currentSession());
        }
    }
}
