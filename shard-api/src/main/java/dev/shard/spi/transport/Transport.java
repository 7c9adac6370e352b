package dev.shard.spi.transport;

/**
 * Opens WebSocket connections to the Gateway (RFC 6455). Process lifetime; one serves any number of shards with a few
 * threads.
 *
 * <p>What every implementation owes besides the numbered rules of the methods:
 * <ul>
 *   <li>T3: with {@code wss} the certificate's chain and host name are verified; a failure is reported as
 *       {@link dev.shard.TransportException.Phase#CERTIFICATE} and never answered by going on in plain text.
 *   <li>T4: the host name is resolved anew for each connection, and its addresses are tried until one answers.
 *   <li>T5: pings are answered; no extension is negotiated ({@code permessage-deflate} included).
 *   <li>T6: an answer other than {@code 101} is reported as {@link dev.shard.TransportException.Phase#UPGRADE} with its
 *       status and, if given, its {@code Retry-After}. At most a short excerpt of its body is kept.
 * </ul>
 *
 * <p>The message of each {@link dev.shard.TransportException} goes to people as it is. It names host and port, with
 * {@link dev.shard.TransportException.Phase#PROXY} those of the proxy and what it was asked for; what was refused, and in whose
 * words (the status, the TLS alert, the header that was wrong); and where time was up, how long it was, as
 * {@link dev.shard.units.Durations#format} writes it. It never holds a password. The tests of T3 to T7 look for that.
 */
public interface Transport extends AutoCloseable {
    /** The loop that a new shard is to live on; loops are dealt out evenly. Callable from any thread. */
    EventLoop nextLoop();

    /**
     * T7: starts opening a connection and returns at once; every outcome is told to the listener, on the loop, after this
     * method has returned.
     *
     * @param request where to and within which bounds
     * @param loop one of this transport's own; the listener is called there and nowhere else
     * @param listener hears every signal of this connection
     * @return the connection; sending is allowed once {@link TransportListener#onOpen()} has been called
     * @throws IllegalArgumentException if the loop is another transport's
     * @throws IllegalStateException if this transport is closed
     */
    TransportConnection connect(ConnectRequest request, EventLoop loop, TransportListener listener);

    /**
     * T8: drops every open connection, tells their listeners, then releases the threads; waits for that, but not when
     * called on a loop. Safe to call twice.
     */
    @Override
    void close();
}
