package dev.shard.core.driver;

import dev.shard.ShardConfig;
import dev.shard.spi.codec.Codec;
import dev.shard.spi.compression.Compression;
import dev.shard.spi.gateway.GatewayLocator;
import dev.shard.spi.identify.IdentifyLimiter;
import dev.shard.spi.session.SessionStore;
import dev.shard.spi.transport.EventLoop;
import dev.shard.spi.transport.Transport;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * What one shard is made of.
 *
 * @param loop one of the transport's, on which the shard lives
 * @param compression what the Gateway is asked for at first
 * @param fallbacks what to ask for instead, in this order; looked at on the loop, when the first is needed
 * @param store where sessions are kept; null for nowhere
 * @param callbacks runs the signals of {@link dev.shard.Shard#events()}
 * @param chance used on the loop only
 * @param wall time of day
 * @param watchdog names whoever blocks the loop
 * @param owned closed, the last one first, after the shard has stopped
 */
public record ShardParts(
        ShardConfig config,
        Transport transport,
        EventLoop loop,
        Codec codec,
        Compression compression,
        Supplier<List<Compression>> fallbacks,
        GatewayLocator locator,
        IdentifyLimiter limiter,
        @Nullable SessionStore store,
        Executor callbacks,
        RandomGenerator chance,
        InstantSource wall,
        LoopGuard watchdog,
        List<AutoCloseable> owned) {
    /** Copies the list. */
    public ShardParts {
        owned = List.copyOf(owned);
    }
}
