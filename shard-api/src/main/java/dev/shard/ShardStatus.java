package dev.shard;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a shard looked like at one moment; an immutable snapshot, taken without disturbing the event loop.
 *
 * <p>Judge health by the ages, not by the phase: a shard that is {@code ACTIVE} and has read nothing for a minute is
 * worse off than one that is resuming.
 *
 * @param shard which shard
 * @param phase where in its life
 * @param autoReconnect whether it reconnects by itself
 * @param url what the current or last connection was opened to; null before the first
 * @param apiVersion Gateway version asked for
 * @param heartbeat the beating heart of the current connection
 * @param traffic what came in and went out since the shard was made
 * @param history sessions and connections since the shard was made
 * @param lastSequence last sequence of the session; {@link Dispatch#NO_SEQUENCE} without a session
 * @param queuedCommands commands that wait for the session or the send budget
 * @param identifyDelay what keeps the shard from identifying and how much longer, beyond waiting for its turn; empty if
 *     nothing does
 * @param readingPaused whether a slow listener keeps the socket from being read
 */
public record ShardStatus(
        ShardId shard,
        ShardPhase phase,
        boolean autoReconnect,
        @Nullable URI url,
        int apiVersion,
        Heartbeat heartbeat,
        Traffic traffic,
        History history,
        long lastSequence,
        int queuedCommands,
        Optional<IdentifyDelay> identifyDelay,
        boolean readingPaused) {
    /**
     * Heartbeats of the current connection.
     *
     * @param interval from HELLO; zero before it
     * @param acknowledged whether the last scheduled heartbeat was acknowledged; true before the first
     * @param sinceLastSent age of the last heartbeat sent; empty before the first
     * @param sinceLastAcknowledged age of the last acknowledgement; empty before the first
     * @param ping last round trip; empty before the first acknowledgement
     * @param averagePing mean of the last few round trips; empty before the first acknowledgement
     */
    public record Heartbeat(
            Duration interval,
            boolean acknowledged,
            Optional<Duration> sinceLastSent,
            Optional<Duration> sinceLastAcknowledged,
            Optional<Duration> ping,
            Optional<Duration> averagePing) {}

    /**
     * Counts since the shard was made.
     *
     * @param messages WebSocket messages received
     * @param wireBytes their bytes, before decompression
     * @param payloadBytes bytes after decompression
     * @param dispatches events received in sessions, wanted or not
     * @param sent payloads sent, heartbeats included
     * @param rejectedPayloads payloads that could not be read
     * @param sinceLastMessage age of the last message; empty before the first
     * @param sinceLastDispatch age of the last event; empty before the first
     */
    public record Traffic(
            long messages,
            long wireBytes,
            long payloadBytes,
            long dispatches,
            long sent,
            long rejectedPayloads,
            Optional<Duration> sinceLastMessage,
            Optional<Duration> sinceLastDispatch) {}

    /**
     * Counts since the shard was made.
     *
     * @param connections connections that opened
     * @param identifies IDENTIFY payloads sent
     * @param resumes resumes that succeeded
     * @param gaps {@link ShardEvent.SequenceGap}s reported
     * @param lastClose how the last connection ended; null if none has
     * @param sinceNotActive how long the shard has not been {@code ACTIVE}; empty while it is
     */
    public record History(
            long connections,
            long identifies,
            long resumes,
            long gaps,
            @Nullable CloseStatus lastClose,
            Optional<Duration> sinceNotActive) {}

    /** Whether a socket is open. */
    public boolean connected() {
        return phase.connected();
    }

    /** Whether the shard is on its way back to a connection. */
    public boolean reconnecting() {
        return history.connections > 0 && phase != ShardPhase.ACTIVE && phase != ShardPhase.IDLE && !phase.ended();
    }

    /** Whether a close is under way. */
    public boolean disconnecting() {
        return phase == ShardPhase.CLOSING;
    }

    /** Whether a session is established on the current connection. */
    public boolean identified() {
        return phase == ShardPhase.ACTIVE;
    }
}
