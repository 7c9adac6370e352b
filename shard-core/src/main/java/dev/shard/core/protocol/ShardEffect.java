package dev.shard.core.protocol;

import dev.shard.ShardEvent;
import dev.shard.ShardException;
import dev.shard.ShardSession;
import java.time.Duration;

/**
 * Everything a shard may ask of the outside world; done in the order of the step. "In hand" is what came with the input:
 * the dispatch, the command, the request, the permit.
 */
public sealed interface ShardEffect {
    /**
     * Opens a connection. The one before has ended or was aborted.
     *
     * @param generation its number, higher than any before
     */
    record Connect(long generation, Target target, int apiVersion) implements ShardEffect {}

    /** Sends a payload of the protocol's own. */
    record Send(Outbound payload) implements ShardEffect {}

    /**
     * Begins an orderly close.
     *
     * @param code 1000, 1001 or 3000 to 4999
     * @param reason at most 123 bytes of UTF-8
     */
    record Close(int code, String reason) implements ShardEffect {}

    /** Ends the connection, or the attempt to open or to locate, at once. */
    record Abort() implements ShardEffect {}

    /** Starts a timer in the place of the running one of its kind; see {@link ShardInput.TimerFired}. */
    record StartTimer(Timer timer, long generation, Duration delay) implements ShardEffect {}

    /** Stops a timer; nothing happens if it does not run. */
    record StopTimer(Timer timer) implements ShardEffect {}

    /** Asks the limiter for leave to identify. */
    record RequestPermit(long generation) implements ShardEffect {}

    /** Gives the place in the limiter's queue up. */
    record CancelPermit() implements ShardEffect {}

    /** The permit in hand was used. */
    record SpendPermit() implements ShardEffect {}

    /** The permit in hand was not used. */
    record ReturnPermit() implements ShardEffect {}

    /** Commands may leave from now on, the held ones first. */
    record OpenSendGate() implements ShardEffect {}

    /** Commands are held from now on. */
    record ShutSendGate() implements ShardEffect {}

    /** The command in hand may be sent as soon as the send budget allows. */
    record Admit() implements ShardEffect {}

    /** The command in hand has to wait for a session. */
    record Hold() implements ShardEffect {}

    /** The command or request in hand fails. */
    record Refuse(ShardException reason) implements ShardEffect {}

    /** Every held command fails. */
    record RefuseHeld(ShardException reason) implements ShardEffect {}

    /**
     * Gives the dispatch in hand to the listeners.
     *
     * @param replayed see {@link dev.shard.Dispatch#replayed()}
     */
    record Deliver(boolean replayed) implements ShardEffect {}

    /**
     * Asks for another compression from the next connection on, if there is one to fall back to, and tells the listeners.
     *
     * @param cause half a sentence
     */
    record FallBack(String cause) implements ShardEffect {}

    /** Tells the listeners something about the shard. */
    record Publish(ShardEvent event) implements ShardEffect {}

    /** Stores what can be resumed. */
    record SaveSession(ShardSession session) implements ShardEffect {}

    /** Removes what was stored. */
    record ForgetSession() implements ShardEffect {}
}
