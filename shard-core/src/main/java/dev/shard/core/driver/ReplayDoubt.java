package dev.shard.core.driver;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/**
 * Whether an event may have reached the listeners of an earlier process although it does not look like a replay. That process may
 * have resumed the session and died before it could store how far it came: then a gateway that numbers RESUMED like any event
 * replays it like any event, and it is not the end of this replay. The end is told by a heartbeat that follows it, since an
 * acknowledgement comes after everything that was dispatched before it. Used on the loop only.
 */
final class ReplayDoubt {
    private boolean exists;

    /** Another session begins, or one goes on from a store. */
    void session(boolean stored) {
        exists = stored;
    }

    boolean exists() {
        return exists;
    }

    /** RESUMED came. The answer is to be completed when the heartbeat that goes out now is acknowledged. */
    CompletableFuture<Duration> resumed() {
        CompletableFuture<Duration> acknowledged = new CompletableFuture<>();
        acknowledged.thenRun(() -> exists = false);
        return acknowledged;
    }
}
