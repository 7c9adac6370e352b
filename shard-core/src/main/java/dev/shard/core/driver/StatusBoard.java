package dev.shard.core.driver;

import dev.shard.CloseStatus;
import dev.shard.Dispatch;
import dev.shard.IdentifyDelay;
import dev.shard.ShardConfig;
import dev.shard.ShardPhase;
import dev.shard.ShardSession;
import dev.shard.ShardStatus;
import dev.shard.core.driver.Counters.Count;
import dev.shard.core.protocol.HeartbeatClock;
import dev.shard.core.protocol.ShardState;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a shard shows of itself: written by the loop, read by anybody without disturbing it. */
final class StatusBoard {
    /** What changes with a step of the machine. */
    private record View(
            ShardPhase phase,
            int apiVersion,
            long notActiveSinceNanos,
            @Nullable HeartbeatClock heartbeat,
            @Nullable LiveSession session) {}

    private final ShardConfig config;
    private final Counters counters;
    private volatile View view;
    private volatile @Nullable URI endpoint;
    private volatile @Nullable CloseStatus lastClose;
    private volatile @Nullable Delay delay;
    private volatile boolean paused;

    /** What keeps a shard from identifying, and from when on it was so. */
    private record Delay(IdentifyDelay told, long sinceNanos) {}

    StatusBoard(ShardConfig config, Counters counters, long nowNanos) {
        this.config = config;
        this.counters = counters;
        view = new View(ShardPhase.IDLE, config.apiVersion(), nowNanos, null, null);
    }

    /** Loop: a step was made. */
    void show(ShardState state, long nowNanos) {
        View old = view;
        if (state.phase() != ShardPhase.AWAITING_PERMIT) {
            delay = null;
        }
        boolean leftActive = old.phase == ShardPhase.ACTIVE && state.phase() != ShardPhase.ACTIVE;
        view = new View(
                state.phase(),
                state.course().origin().apiVersion(),
                leftActive ? nowNanos : old.notActiveSinceNanos,
                state instanceof ShardState.Connected connected
                        ? connected.connection().heartbeat()
                        : null,
                live(old.session, state.session()));
    }

    private static @Nullable LiveSession live(@Nullable LiveSession old, @Nullable ShardSession now) {
        if (now == null) {
            return null;
        }
        if (old != null && old.continues(now)) {
            old.moveTo(now.sequence());
            return old;
        }
        return new LiveSession(now);
    }

    /** Loop: an event came that changes nothing but the sequence. */
    void moveTo(long sequence) {
        LiveSession session = view.session;
        if (session != null) {
            session.moveTo(sequence);
        }
    }

    /** Loop: a connection is being opened. */
    void connecting(URI url) {
        endpoint = url;
    }

    /** Loop: a connection ended. */
    void closed(CloseStatus status) {
        lastClose = status;
    }

    /** Loop: the limiter keeps the shard waiting. */
    void identifyDelayed(IdentifyDelay told, long nowNanos) {
        delay = new Delay(told, nowNanos);
    }

    /** Loop: reading stopped or goes on. */
    void paused(boolean value) {
        paused = value;
    }

    Optional<ShardSession> session() {
        return Optional.ofNullable(view.session).map(LiveSession::session);
    }

    ShardStatus snapshot(long nowNanos) {
        View now = view;
        return new ShardStatus(
                config.shard(),
                now.phase,
                config.autoReconnect(),
                endpoint,
                now.apiVersion,
                heartbeat(now.heartbeat, nowNanos),
                traffic(nowNanos),
                history(now, nowNanos),
                now.session == null ? Dispatch.NO_SEQUENCE : now.session.sequence(),
                (int) counters.get(Count.QUEUED_COMMANDS),
                delay(now, nowNanos),
                paused);
    }

    private static ShardStatus.Heartbeat heartbeat(@Nullable HeartbeatClock clock, long nowNanos) {
        if (clock == null) {
            return new ShardStatus.Heartbeat(
                    Duration.ZERO, true, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
        }
        return new ShardStatus.Heartbeat(
                clock.interval(),
                !clock.awaiting(),
                Optional.ofNullable(clock.lastSent()).map(at -> age(at, nowNanos)),
                Optional.ofNullable(clock.lastAcknowledged()).map(at -> age(at, nowNanos)),
                Optional.ofNullable(clock.ping()),
                Optional.ofNullable(clock.averagePing()));
    }

    private ShardStatus.Traffic traffic(long nowNanos) {
        long messages = counters.get(Count.MESSAGES);
        long dispatches = counters.get(Count.DISPATCHES);
        return new ShardStatus.Traffic(
                messages,
                counters.get(Count.WIRE_BYTES),
                counters.get(Count.PAYLOAD_BYTES),
                dispatches,
                counters.get(Count.SENT),
                counters.get(Count.REJECTED_PAYLOADS),
                messages == 0 ? Optional.empty() : Optional.of(age(counters.get(Count.LAST_MESSAGE_NANOS), nowNanos)),
                dispatches == 0
                        ? Optional.empty()
                        : Optional.of(age(counters.get(Count.LAST_DISPATCH_NANOS), nowNanos)));
    }

    private ShardStatus.History history(View now, long nowNanos) {
        return new ShardStatus.History(
                counters.get(Count.CONNECTIONS),
                counters.get(Count.IDENTIFIES),
                counters.get(Count.RESUMES),
                counters.get(Count.GAPS),
                lastClose,
                now.phase == ShardPhase.ACTIVE
                        ? Optional.empty()
                        : Optional.of(age(now.notActiveSinceNanos, nowNanos)));
    }

    private Optional<IdentifyDelay> delay(View now, long nowNanos) {
        Delay last = delay;
        if (last == null || now.phase != ShardPhase.AWAITING_PERMIT) {
            return Optional.empty();
        }
        Duration left = last.told.retryAfter().minus(age(last.sinceNanos, nowNanos));
        return left.isNegative() ? Optional.empty() : Optional.of(new IdentifyDelay(last.told.reason(), left));
    }

    /** Never negative: the reader's clock may be a little behind the loop's. */
    private static Duration age(long atNanos, long nowNanos) {
        return Duration.ofNanos(Math.max(0, nowNanos - atNanos));
    }
}
