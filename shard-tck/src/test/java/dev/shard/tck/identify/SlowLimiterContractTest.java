package dev.shard.tck.identify;

import static java.util.Objects.requireNonNull;

import dev.shard.spi.gateway.SessionStartLimit;
import dev.shard.spi.identify.IdentifyLimiter;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Who breaks no rule passes. */
class SlowLimiterContractTest extends IdentifyLimiterContract {
    private @Nullable SlowLimiter limiter;

    /** The limiter that the contract is asked about. */
    SlowLimiter newLimiter(SessionStartLimit limit) {
        return new SlowLimiter(limit);
    }

    @Override
    protected IdentifyLimiter limiter(SessionStartLimit limit) {
        limiter = newLimiter(limit);
        return limiter;
    }

    @Override
    protected void advance(Duration duration) {
        requireNonNull(limiter, "limiter").advance(duration);
    }
}
