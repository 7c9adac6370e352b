package dev.shard.spi.identify;

import dev.shard.ShardId;
import dev.shard.spi.gateway.SessionStartLimit;

/**
 * Grants permits to IDENTIFY. Shared by all shards of a token. Process lifetime; may be called from any thread and never
 * blocks. Resumes do not come here.
 *
 * <p>I1: from one IDENTIFY of a {@linkplain ShardId#bucket bucket} to the next permit pass at least 5 seconds; more if it
 * may have been read late, of which {@link IdentifyPermit#ready} tells. I2: buckets
 * do not wait for each other, and within one the lower id goes first. I3: while no more is left of the daily budget than
 * the limiter keeps in reserve there are no permits; those who wait are told, and go on when the budget is renewed.
 *
 * @see "Discord documentation, Gateway, Rate Limiting and max_concurrency"
 */
public interface IdentifyLimiter {
    /**
     * Asks for a permit.
     *
     * @param listener I4: told once about a permit, before that any number of times about a delay; on any thread, perhaps
     *     before this method returns
     * @return the request, to be cancelled if the connection goes away
     */
    IdentifyRequest request(ShardId shard, IdentifyListener listener);

    /**
     * Takes over what {@code GET /gateway/bot} just said: how many buckets there are, and what is left of the day. Not for an
     * answer that was kept for a while. Does nothing unless overridden, for limiters that know from elsewhere.
     */
    default void update(SessionStartLimit limit) {}
}
