package dev.shard.core.protocol;

import dev.shard.CloseStatus;
import dev.shard.ShardPhase;
import java.time.Duration;

/** A Gateway, a network, a limiter and a user that all mean well: what they would do next. */
final class FriendlyGateway {
    private static final Duration LATENCY = Duration.ofMillis(40);

    private FriendlyGateway() {}

    /** The next thing that brings the shard nearer to ACTIVE, or keeps it there. */
    static ShardInput next(ShardScript shard) {
        long generation = shard.generation();
        long sequence =
                shard.state().session() == null ? 0 : shard.state().session().sequence();
        return switch (shard.phase()) {
            case IDLE, STOPPED, FAILED -> new ShardInput.Start(null, ShardScript.ORIGIN);
            case BACKOFF -> new ShardInput.TimerFired(Timer.BACKOFF, generation, LinkHealth.GOOD);
            case CONNECTING -> new ShardInput.Opened(generation, ShardScript.ENDPOINT);
            case AWAITING_HELLO -> received(shard, new Payload.Hello(ShardScript.INTERVAL.toMillis()));
            case AWAITING_PERMIT -> new ShardInput.PermitGranted(generation);
            case IDENTIFYING -> received(shard, new Payload.Ready(1, "session-" + generation, ShardScript.RESUME_URL));
            case RESUMING ->
                received(
                        shard,
                        sequence % 3 == 0
                                ? new Payload.Resumed(sequence + 1)
                                : new Payload.Event(sequence + 1, "MESSAGE_CREATE"));
            case ACTIVE ->
                received(
                        shard,
                        isAwaitingAcknowledgement(shard)
                                ? new Payload.HeartbeatAck()
                                : new Payload.Event(sequence + 1, "MESSAGE_CREATE"));
            case CLOSING -> new ShardInput.Closed(generation, CloseStatus.local(4900, ""));
        };
    }

    /** Lets everybody mean well until the shard is active. Returns how long that took. */
    static Duration bringToActive(ShardScript shard, Duration bound) {
        Duration taken = Duration.ZERO;
        while (shard.phase() != ShardPhase.ACTIVE && taken.compareTo(bound) <= 0) {
            Duration wait = shard.phase() == ShardPhase.BACKOFF ? shard.remaining(Timer.BACKOFF) : LATENCY;
            shard.advance(wait);
            if (shard.phase() != ShardPhase.BACKOFF) {
                shard.input(next(shard));
            }
            taken = taken.plus(wait);
        }
        return taken;
    }

    /** Keeps an active shard alive for so many heartbeats. */
    static void keepAlive(ShardScript shard, int heartbeats) {
        shard.acknowledge();
        for (int i = 0; i < heartbeats && shard.phase() == ShardPhase.ACTIVE; i++) {
            shard.elapse(Timer.HEARTBEAT).advance(LATENCY).acknowledge();
        }
    }

    private static boolean isAwaitingAcknowledgement(ShardScript shard) {
        return shard.state() instanceof ShardState.Connected connected
                && connected.connection().heartbeat().awaiting();
    }

    private static ShardInput received(ShardScript shard, Payload payload) {
        return new ShardInput.Received(shard.generation(), payload);
    }
}
