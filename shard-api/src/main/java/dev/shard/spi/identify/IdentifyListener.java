package dev.shard.spi.identify;

import java.time.Duration;

/** What a limiter tells a shard that waits. */
public interface IdentifyListener {
    /** The turn has come. Exactly one of the permit's methods is to be called, soon. */
    void onPermit(IdentifyPermit permit);

    /** The daily budget is down to its reserve; the place in the queue is kept. */
    void onDelayed(Duration retryAfter);
}
