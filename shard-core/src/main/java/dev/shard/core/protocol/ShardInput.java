package dev.shard.core.protocol;

import dev.shard.CloseStatus;
import dev.shard.IdentifyDelay;
import dev.shard.RemoteProtocolException;
import dev.shard.ShardException;
import dev.shard.ShardSession;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Everything that can happen to a shard. */
public sealed interface ShardInput {
    /** What belongs to one connection and means nothing to the next. */
    sealed interface OfConnection extends ShardInput {
        /** Number of the connection, from {@link ShardEffect.Connect}. */
        long generation();
    }

    /**
     * The user connects.
     *
     * @param stored the session from the store; null if there is none
     * @param origin where to connect without a session
     */
    record Start(@Nullable ShardSession stored, Origin origin) implements ShardInput {}

    /**
     * The user stops.
     *
     * @param closeCode 1000 or 1001 end the session; 3000 to 4999 keep it
     */
    record StopRequested(int closeCode) implements ShardInput {}

    /** The user wants another connection for the same session, now. */
    record ReconnectRequested() implements ShardInput {}

    /** The user wants a new session at the original URL, now. */
    record ReinstantiateRequested() implements ShardInput {}

    /** The user wants a heartbeat, now. */
    record HeartbeatRequested() implements ShardInput {}

    /**
     * The store will not be written, because another process runs the shard now.
     *
     * @param holder says who it is
     */
    record TakenOver(ShardException holder) implements ShardInput {}

    /** The user sends a command; it is small enough and encoded. */
    record CommandIssued() implements ShardInput {}

    /**
     * The connection is open.
     *
     * @param endpoint where to, query included
     */
    record Opened(long generation, URI endpoint) implements OfConnection {}

    /** A payload came in. */
    record Received(long generation, Payload payload) implements OfConnection {}

    /** A payload could not be read; it was skipped, and the next ones can be read. */
    record PayloadUndecodable(long generation, RemoteProtocolException problem) implements OfConnection {}

    /** Decompression failed or passed its limit: nothing more can be read from this connection. */
    record DecompressionFailed(long generation, RemoteProtocolException problem) implements OfConnection {}

    /** A text frame came although transport compression is on; its payload is read as it stands. */
    record PlainFrameReceived(long generation) implements OfConnection {}

    /** The connection has ended or never came about; also when the locator failed. */
    record Closed(long generation, CloseStatus status) implements OfConnection {}

    /**
     * A timer is over.
     *
     * @param generation from {@link ShardEffect.StartTimer}
     */
    record TimerFired(Timer timer, long generation, LinkHealth health) implements OfConnection {}

    /** The limiter lets us identify; the permit is in the driver's hand until it is spent or returned. */
    record PermitGranted(long generation) implements OfConnection {}

    /** The limiter keeps us waiting, and not only for our turn. */
    record IdentifyDelayed(long generation, IdentifyDelay delay) implements OfConnection {}
}
