package dev.shard;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

/**
 * One connection to Discord's Gateway that stays alive: it identifies, beats, dispatches, notices when the connection is
 * dead, and resumes without losing an event.
 *
 * <p>Threads: every method may be called from any thread and none blocks, {@link #close()} excepted. The stages
 * complete on the shard's event loop; continue with the {@code …Async} methods to leave it. A shard may be stopped and
 * connected again as often as needed, until it is closed.
 */
public interface Shard extends AutoCloseable {
    /** Which shard. */
    ShardId id();

    /** The configuration it was built with. */
    ShardConfig config();

    /**
     * Connects, and resumes the stored session if there is one, else identifies.
     *
     * @return completes when READY or RESUMED arrived; fails with {@link ShardFailedException} if connecting again cannot
     *     help, with {@link ShardStoppedException} if the shard was stopped meanwhile, and with
     *     {@link LocalProtocolException} if it runs already. Passing failures are retried and do not complete it
     */
    CompletionStage<ShardStatus> connect();

    /**
     * Same, to a given URL and version instead of the configured ones; {@link #reinstantiate()} returns to it.
     *
     * @param url absolute {@code ws} or {@code wss} URI; a query is kept, {@code v}, {@code encoding} and
     *     {@code compress} are set
     * @param version Gateway version, 6 to 99
     */
    CompletionStage<ShardStatus> connect(URI url, int version);

    /**
     * Closes for good with code 1000: the session ends, the bot goes offline at once.
     *
     * @return completes when the connection is gone
     */
    CompletionStage<Void> disconnect();

    /**
     * Closes with a code and stays closed.
     *
     * @param closeCode 1000 or 1001 end the session; 3000 to 4999 keep it for a few minutes, and a later
     *     {@link #connect()} resumes it
     */
    CompletionStage<Void> disconnect(int closeCode);

    /**
     * Stops and keeps the session, so that another process can continue it without an identify.
     *
     * @return the session to continue with; empty if there is none
     */
    CompletionStage<Optional<ShardSession>> suspend();

    /**
     * Closes the connection, connects again and resumes; cuts a wait for the next attempt short.
     *
     * @return completes when the shard is active again; fails like {@link #connect()}
     */
    CompletionStage<ShardStatus> reconnect();

    /**
     * Gives up the session, connects to the original URL and identifies. Events in between are lost; use
     * {@link #reconnect()} to keep them.
     *
     * @return completes when READY arrived; fails like {@link #connect()}
     */
    CompletionStage<ShardStatus> reinstantiate();

    /**
     * Sends a command. It waits, in a bounded queue, for an established session and for the send budget of 120 payloads
     * in 60 seconds.
     *
     * @return completes once, when the command was handed to the socket; fails with {@link LocalProtocolException} if it
     *     has more than 4096 bytes, with {@link CommandRejectedException} if the queue is full or if a newer presence or
     *     voice state took its place, with {@link ShardStoppedException} if the shard is stopped. A command that the
     *     Gateway closes the connection for (4001, 4002) was sent by then: it is named in a {@link ShardEvent.Anomaly}
     *     and never sent again
     */
    CompletionStage<Void> send(GatewayCommand command);

    /**
     * Sends a whole payload given as JSON text: {@code {"op":…,"d":…}}. The codec translates it if it speaks another
     * encoding.
     *
     * @return as for {@link #send(GatewayCommand)}; fails with {@link LocalProtocolException} if the text is no JSON
     *     object with an integer {@code op}, or {@code op} is not a command's
     */
    CompletionStage<Void> send(String json);

    /**
     * Sends a heartbeat now, outside of the periodic ones.
     *
     * @return the round trip; fails with {@link TransportException} if the connection ends before the acknowledgement,
     *     with {@link LocalProtocolException} if there is no connection
     */
    CompletionStage<Duration> heartbeat();

    /** A snapshot. */
    ShardStatus status();

    /** The session that could be resumed now; empty without one. */
    Optional<ShardSession> session();

    /**
     * Everything from now on as a publisher, with owned data. Each subscriber has its own queue, bounded as
     * {@link ListenerOptions} says by default; a subscriber that asks for nothing pauses the shard's reading when its
     * queue is full. Signals come on the shard's callback executor. Completes after {@link ShardEvent.Failed} and when
     * the shard is closed.
     */
    Flow.Publisher<ShardEvent> events();

    /**
     * Stops as {@link #disconnect()} does, waits within the configured bound, and releases everything the shard owns.
     * May be called twice, and from the event loop, where it does not wait.
     */
    @Override
    void close();
}
