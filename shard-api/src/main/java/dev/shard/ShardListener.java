package dev.shard;

/**
 * Hears what a shard has to tell. Every method does nothing unless overridden.
 *
 * <p>Calls come one at a time and in order, on the event loop or on an executor, as {@link ListenerOptions} say. On the
 * loop a method must be quick and must not block. What a method throws is caught, logged and reported as
 * {@link ShardEvent.ListenerFailed}; it disturbs nobody else.
 */
public interface ShardListener {
    /** The socket is open. */
    default void onConnected(ShardEvent.Connected event) {}

    /** A session began. */
    default void onReady(ShardEvent.Ready event) {}

    /** A session goes on after a reconnect. */
    default void onResumed(ShardEvent.Resumed event) {}

    /** A connection ended. */
    default void onDisconnected(ShardEvent.Disconnected event) {}

    /** A heartbeat was acknowledged. */
    default void onHeartbeatAck(ShardEvent.HeartbeatAcknowledged event) {}

    /** An event of the Gateway. */
    default void onDispatch(Dispatch event) {}

    /**
     * A whole payload, decompressed and not decoded, before anything is done with it. Called only if
     * {@link ListenerOptions#withRawMessages()} asked for it. READY and others carry user data.
     */
    default void onRawMessage(EventData payload) {}

    /** Anything else that {@link ShardEvent} lists: phases, gaps, lost sessions, anomalies, failure, stop. */
    default void onEvent(ShardEvent event) {}

    /** Calls the method that is meant for the event; override to see all of them in one place. */
    default void accept(ShardEvent event) {
        if (event instanceof Dispatch dispatch) {
            onDispatch(dispatch);
        } else if (event instanceof ShardEvent.HeartbeatAcknowledged acknowledged) {
            onHeartbeatAck(acknowledged);
        } else if (event instanceof ShardEvent.Connected connected) {
            onConnected(connected);
        } else if (event instanceof ShardEvent.Ready ready) {
            onReady(ready);
        } else if (event instanceof ShardEvent.Resumed resumed) {
            onResumed(resumed);
        } else if (event instanceof ShardEvent.Disconnected disconnected) {
            onDisconnected(disconnected);
        } else {
            onEvent(event);
        }
    }
}
