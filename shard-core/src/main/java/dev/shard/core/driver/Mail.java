package dev.shard.core.driver;

import dev.shard.Dispatch;
import dev.shard.EventData;
import dev.shard.ShardEvent;
import org.jspecify.annotations.Nullable;

/**
 * What waits for a listener off the loop: an event or a raw payload, with owned data. Without either it marks the end.
 *
 * @param session number of the session in which it came, as {@link Progress} counts them
 * @param after sequence of the last dispatch that came before it in that session
 */
record Mail(@Nullable ShardEvent event, @Nullable EventData raw, int session, long after) {
    /** Nothing follows. */
    static final Mail END = new Mail(null, null, Integer.MAX_VALUE, Long.MAX_VALUE);

    /** Whether it is the end mark. */
    boolean last() {
        return event == null && raw == null;
    }

    /** Bytes of event data that it keeps. */
    int bytes() {
        if (event instanceof Dispatch dispatch) {
            return dispatch.data().size();
        }
        return raw == null ? 0 : raw.size();
    }

    /**
     * Whether a consumer that has fallen far behind can do without it. Such events come with time alone, also while the
     * socket is not read; the others come with what was read or with what the application asked for.
     */
    boolean expendable() {
        return event instanceof ShardEvent.Connected
                || event instanceof ShardEvent.Disconnected
                || event instanceof ShardEvent.PhaseChanged
                || event instanceof ShardEvent.HeartbeatAcknowledged
                || event instanceof ShardEvent.IdentifyDelayed
                || event instanceof ShardEvent.SessionStoreFailed
                || event instanceof ShardEvent.PayloadRejected
                || event instanceof ShardEvent.Anomaly
                || event instanceof ShardEvent.LoopBlocked
                || event instanceof ShardEvent.ListenerFailed;
    }
}
