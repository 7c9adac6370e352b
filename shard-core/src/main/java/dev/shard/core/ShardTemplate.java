package dev.shard.core;

import dev.shard.Shard;
import dev.shard.ShardConfig;
import dev.shard.ShardId;
import dev.shard.core.driver.DefaultShard;
import dev.shard.core.driver.LoopGuard;
import dev.shard.core.driver.ShardParts;
import dev.shard.spi.codec.Codec;
import dev.shard.spi.compression.Compression;
import dev.shard.spi.gateway.GatewayLocator;
import dev.shard.spi.identify.IdentifyLimiter;
import dev.shard.spi.session.SessionStore;
import dev.shard.spi.transport.EventLoop;
import dev.shard.spi.transport.Transport;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes shards that differ in their id and share everything else: transport, codec, compression, locator, limiter and store.
 * Process lifetime; safe for any thread. Close the shards first, then this.
 */
public final class ShardTemplate implements AutoCloseable {
    private final ShardConfig config;
    private final Transport transport;
    private final Codec codec;
    private final Compression compression;
    private final Supplier<List<Compression>> fallbacks;
    private final GatewayLocator locator;
    private final IdentifyLimiter limiter;
    private final @Nullable SessionStore store;
    private final Executor callbacks;
    private final @Nullable Long seed;
    private final InstantSource clock;
    private final LoopGuard watchdog;
    private final List<Listening> listeners;
    private final List<AutoCloseable> owned;

    ShardTemplate(
            ShardConfig config,
            Transport transport,
            Codec codec,
            Compression compression,
            Supplier<List<Compression>> fallbacks,
            GatewayLocator locator,
            IdentifyLimiter limiter,
            @Nullable SessionStore store,
            Executor callbacks,
            @Nullable Long seed,
            InstantSource clock,
            LoopGuard watchdog,
            List<Listening> listeners,
            List<AutoCloseable> owned) {
        this.config = config;
        this.transport = transport;
        this.codec = codec;
        this.compression = compression;
        this.fallbacks = fallbacks;
        this.locator = locator;
        this.limiter = limiter;
        this.store = store;
        this.callbacks = callbacks;
        this.seed = seed;
        this.clock = clock;
        this.watchdog = watchdog;
        this.listeners = listeners;
        this.owned = owned;
    }

    /**
     * A shard at rest.
     *
     * @param id which one, whatever the configuration says
     * @param to who listens, instead of the {@link #listeners()}
     */
    public Shard shard(ShardId id, List<Listening> to) {
        return shard(id, to, List.of());
    }

    /** The one that the configuration names, which closes what was made for it. */
    Shard onlyShard() {
        return shard(config.shard(), listeners, owned);
    }

    private Shard shard(ShardId id, List<Listening> to, List<AutoCloseable> ownedByShard) {
        var parts = new ShardParts(
                config.toBuilder().shard(id).build(),
                transport,
                transport.nextLoop(),
                codec,
                compression,
                fallbacks,
                locator,
                limiter,
                store,
                callbacks,
                seed == null ? new SplittableRandom() : new SplittableRandom(seed + id.id()),
                clock,
                watchdog,
                ownedByShard);
        return new DefaultShard(parts, into -> to.forEach(each -> into.add(each.listener(), each.options())));
    }

    /** What every shard is told, its id excepted. */
    public ShardConfig config() {
        return config;
    }

    /** The listeners that the builder was given, in their order. */
    public List<Listening> listeners() {
        return listeners;
    }

    /** Where the Gateway is. */
    public GatewayLocator locator() {
        return locator;
    }

    /** Where sessions are kept; empty for nowhere. */
    public Optional<SessionStore> store() {
        return Optional.ofNullable(store);
    }

    /** Where the signals of publishers come. */
    public Executor callbacks() {
        return callbacks;
    }

    /** One of the transport's loops. */
    public EventLoop nextLoop() {
        return transport.nextLoop();
    }

    /** Closes what the builder found on the class path; a transport that it was given stays the caller's. */
    @Override
    public void close() throws Exception {
        for (AutoCloseable part : owned) {
            part.close();
        }
    }
}
