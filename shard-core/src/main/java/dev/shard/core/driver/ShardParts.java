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
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * What one shard is made of.
 *
 * @param loop one of the transport's, on which the shard lives
 * @param compressions at least one: the first is used, each later one is what to fall back to
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
        List<Compression> compressions,
        GatewayLocator locator,
        IdentifyLimiter limiter,
        @Nullable SessionStore store,
        Executor callbacks,
        RandomGenerator chance,
        InstantSource wall,
        LoopGuard watchdog,
        List<AutoCloseable> owned) {
    /** Copies the lists. */
    public ShardParts {
        compressions = List.copyOf(compressions);
        owned = List.copyOf(owned);
    }
}
