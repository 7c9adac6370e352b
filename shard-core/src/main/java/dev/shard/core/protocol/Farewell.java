package dev.shard.core.protocol;

import dev.shard.CloseAction;
import dev.shard.CloseStatus;
import java.time.Duration;

/**
 * How we take leave of a connection that another will follow.
 *
 * @param status code and reason that we send
 * @param next what the reason for it means for the session
 * @param atLeast least wait before the next connection
 */
record Farewell(CloseStatus status, CloseAction next, Duration atLeast) {
    /** In order to resume: with a code that is neither 1000 nor 1001, which would end the session. */
    static Farewell resuming(String why) {
        return new Farewell(CloseStatus.local(CloseStatus.RESUMABLE, why), CloseAction.RESUME, Duration.ZERO);
    }

    /** In order to begin a new session. The old one is as good as dead. */
    static Farewell identifying(String why) {
        return new Farewell(CloseStatus.local(CloseStatus.NORMAL, why), CloseAction.IDENTIFY, Duration.ZERO);
    }

    Farewell butNotBefore(Duration value) {
        return new Farewell(status, next, value);
    }

    /** Same code; the session is given up all the same. */
    Farewell butIdentifying() {
        return new Farewell(status, CloseAction.IDENTIFY, atLeast);
    }
}
