package dev.shard;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Everything a shard tells its listeners, in the order in which it happened. {@link Dispatch} is the Gateway's event; the
 * others speak of the shard itself, one for each thing that an operator may want to know.
 */
public sealed interface ShardEvent
        permits Dispatch,
                ShardEvent.Connected,
                ShardEvent.Ready,
                ShardEvent.Resumed,
                ShardEvent.Disconnected,
                ShardEvent.PhaseChanged,
                ShardEvent.HeartbeatAcknowledged,
                ShardEvent.SequenceGap,
                ShardEvent.SessionLost,
                ShardEvent.IdentifyDelayed,
                ShardEvent.SessionStoreFailed,
                ShardEvent.PayloadRejected,
                ShardEvent.CompressionChanged,
                ShardEvent.Anomaly,
                ShardEvent.ReadingPaused,
                ShardEvent.LoopBlocked,
                ShardEvent.ListenerFailed,
                ShardEvent.Failed,
                ShardEvent.Stopped {
    /** Which shard. */
    ShardId shard();

    /**
     * The socket is open and upgraded.
     *
     * @param endpoint where to, query included
     */
    record Connected(ShardId shard, URI endpoint) implements ShardEvent {}

    /** READY arrived: a session began. It comes before the READY dispatch itself. */
    record Ready(ShardId shard, ShardSession session) implements ShardEvent {}

    /**
     * RESUMED arrived: the session goes on. It comes after the replayed events.
     *
     * @param replayed how many events were replayed
     */
    record Resumed(ShardId shard, ShardSession session, int replayed) implements ShardEvent {}

    /**
     * A connection ended, or an attempt to open one failed.
     *
     * @param status how
     * @param next what the shard does next; empty if nothing, because it was stopped or has failed
     * @param delay how long it waits before that
     */
    record Disconnected(ShardId shard, CloseStatus status, Optional<CloseAction> next, Duration delay)
            implements ShardEvent {}

    /**
     * The shard went from one phase to another.
     *
     * @param cause half a sentence: what made it do so
     */
    record PhaseChanged(ShardId shard, ShardPhase from, ShardPhase to, String cause) implements ShardEvent {}

    /**
     * The Gateway acknowledged a heartbeat.
     *
     * @param latency from writing the heartbeat to reading the acknowledgement; never negative
     */
    record HeartbeatAcknowledged(ShardId shard, Duration latency) implements ShardEvent {}

    /**
     * Events are missing. Comes before the first event after the gap.
     *
     * @param first sequence of the first missing event
     * @param last sequence of the last missing event; {@link Dispatch#NO_SEQUENCE} if it cannot be known, because the
     *     session was lost and with it the numbering
     */
    record SequenceGap(ShardId shard, long first, long last) implements ShardEvent {}

    /**
     * The session is given up; the next connection identifies and begins a new one. What happens in between is not
     * delivered: the {@link SequenceGap} that follows says from where.
     *
     * @param cause half a sentence
     */
    record SessionLost(ShardId shard, ShardSession session, String cause) implements ShardEvent {}

    /**
     * IDENTIFY must wait, and not only for its turn. Heartbeats go on.
     *
     * @param delay what for, and how long
     */
    record IdentifyDelayed(ShardId shard, IdentifyDelay delay) implements ShardEvent {}

    /**
     * The session store did not do its work; the shard goes on. What it could not write is written with the next change, but
     * until then a new process would find an older state, or none. Told at most once a minute.
     *
     * @param operation {@code load} or {@code write}
     * @param failure a {@link java.util.concurrent.TimeoutException} if it gave no answer in time
     * @param times how often since it was last told, this time included
     */
    record SessionStoreFailed(ShardId shard, String operation, Throwable failure, long times) implements ShardEvent {}

    /** A payload could not be read and was skipped, or cost the connection. */
    record PayloadRejected(ShardId shard, RemoteProtocolException problem) implements ShardEvent {}

    /**
     * What the Gateway sends is compressed in another way from the next connection on, because it could not be decompressed.
     * It stays so for the life of the shard.
     *
     * @param from name of the compression that failed
     * @param to name of the one that takes its place
     * @param cause half a sentence
     */
    record CompressionChanged(ShardId shard, String from, String to, String cause) implements ShardEvent {}

    /**
     * The peer did something unexpected that did no harm.
     *
     * @param description half a sentence, without user data
     */
    record Anomaly(ShardId shard, String description) implements ShardEvent {}

    /**
     * A listener's queue is full, so the socket is no longer read; or it is read again.
     *
     * @param paused true when reading stops, false when it goes on
     */
    record ReadingPaused(ShardId shard, boolean paused) implements ShardEvent {}

    /**
     * Something has kept the event loop busy for too long; heartbeats of every shard on the loop were in danger.
     *
     * @param blockedFor so far
     * @param stack what the loop's thread was doing, a line per frame
     */
    record LoopBlocked(ShardId shard, Duration blockedFor, String stack) implements ShardEvent {}

    /** A listener threw; it missed that one event and nobody else did. */
    record ListenerFailed(ShardId shard, Throwable failure) implements ShardEvent {}

    /** The shard has failed for good. Nothing follows. */
    record Failed(ShardId shard, ShardFailedException reason) implements ShardEvent {}

    /**
     * The shard was stopped. Nothing follows until it is started again.
     *
     * @param session what can be resumed later; null if the session was ended
     */
    record Stopped(ShardId shard, @Nullable ShardSession session) implements ShardEvent {}
}
