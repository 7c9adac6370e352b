package dev.shard.core;

import dev.shard.core.protocol.IdentifyPacing;
import dev.shard.spi.gateway.SessionStartLimit;
import dev.shard.spi.identify.IdentifyLimiter;
import dev.shard.tck.identify.IdentifyLimiterContract;
import java.time.Duration;

/** R8: the limiter of a process keeps the contract of limiters. */
class InProcessIdentifyLimiterContractTest extends IdentifyLimiterContract {
    private final VirtualAlarms time = new VirtualAlarms();

    @Override
    protected IdentifyLimiter limiter(SessionStartLimit limit) {
        var limiter = new InProcessIdentifyLimiter(IdentifyPacing.DEFAULT, time::now, time);
        limiter.update(limit);
        return limiter;
    }

    @Override
    protected void advance(Duration duration) {
        time.advance(duration);
    }
}
