package dev.shard.fleet;

import dev.shard.spi.gateway.GatewayInfo;
import dev.shard.spi.gateway.SessionStartLimit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the session start limit means for a start. */
final class StartCheck {
    private static final Logger log = LoggerFactory.getLogger(ShardFleet.class);

    private StartCheck() {}

    /** How many buckets there are; 1 if nobody said. */
    static int maxConcurrency(@Nullable GatewayInfo info) {
        SessionStartLimit limit = info == null ? null : info.sessionStartLimit();
        return limit == null ? 1 : limit.maxConcurrency();
    }

    /** The limiter keeps the budget whatever happens; but people want to know beforehand that not all shards will come up. */
    static void warnIfShort(GatewayInfo info, int toIdentify) {
        SessionStartLimit limit = info.sessionStartLimit();
        if (limit != null && toIdentify > limit.remaining()) {
            log.atWarn()
                    .addKeyValue("shards", toIdentify)
                    .addKeyValue("remaining", limit.remaining())
                    .addKeyValue("resetAfterMs", limit.resetAfter().toMillis())
                    .log(
                            "more shards must identify than the day's session starts allow; the rest waits until they are renewed");
        }
    }
}
