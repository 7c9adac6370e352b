package dev.shard.spi.identify;

import dev.shard.ShardId;

/**
 * Grants permits to IDENTIFY: one per bucket in 5 seconds, buckets in order, none beyond the daily budget's reserve. Shared
 * by all shards of a token. Process lifetime; may be called from any thread and never blocks. Resumes do not come here.
 *
 * @see "Discord documentation, Gateway, Rate Limiting and max_concurrency"
 */
public interface IdentifyLimiter {
    /**
     * Asks for a permit.
     *
     * @param listener told once about a permit, before that any number of times about a delay; on any thread, perhaps
     *     before this method returns
     * @return the request, to be cancelled if the connection goes away
     */
    IdentifyRequest request(ShardId shard, IdentifyListener listener);
}
