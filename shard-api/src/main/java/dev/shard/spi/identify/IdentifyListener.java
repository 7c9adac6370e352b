package dev.shard.spi.identify;

import dev.shard.IdentifyDelay;

/** What a limiter tells a shard that waits. */
public interface IdentifyListener {
    /** The turn has come. Exactly one of the permit's first answers is to be given, soon. */
    void onPermit(IdentifyPermit permit);

    /** It will not come for a while; the place in the queue is kept. */
    void onDelayed(IdentifyDelay delay);
}
