package dev.shard.core.wiring;

import static java.util.Objects.requireNonNull;

import dev.shard.ShardId;
import dev.shard.core.Shards;
import dev.shard.spi.codec.Codec;
import dev.shard.spi.compression.Compression;
import dev.shard.spi.gateway.GatewayLocator;
import dev.shard.spi.identify.IdentifyLimiter;
import dev.shard.spi.session.SessionStore;
import dev.shard.spi.transport.Transport;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * Makes the shards of a configuration, which share transport, codec, compression, locator, limiter and session store.
 * Process lifetime; safe for any thread. Close the shards first, then this, which closes the transport and the session store.
 */
public final class ShardFactory implements AutoCloseable {
    private final ShardConfiguration configuration;
    private final Transport transport;
    private final Codec codec;
    private final Compression compression;
    private final List<Compression> fallbacks;
    private final CommonParts common;

    ShardFactory(ShardConfiguration configuration, Transport transport, PartSelection selection, CommonParts common) {
        this.configuration = configuration;
        this.transport = transport;
        this.codec = selection.codec();
        this.compression = selection.compression();
        this.fallbacks = selection.fallbacks();
        this.common = common;
    }

    /**
     * Makes the parts that a configuration names from what the class path has. No Guice is needed.
     *
     * @throws ConfigurationException if a part is missing, its settings do not fit, or parts do not go together
     */
    public static ShardFactory of(ShardConfiguration configuration) {
        return of(configuration, PartSelector::createStore);
    }

    /**
     * Same, with a session store in the place of the one that the configuration names, which is not opened; closed by
     * {@link #close()}.
     *
     * @throws ConfigurationException if a part is missing, its settings do not fit, or parts do not go together
     */
    public static ShardFactory of(ShardConfiguration configuration, SessionStore store) {
        return of(configuration, (selector, selection) -> requireNonNull(store, "store"));
    }

    /**
     * Looks at the session store that a configuration names, and leaves it as it is.
     *
     * @return what there is, in half a sentence; empty if a store of this kind cannot be looked at
     * @throws ConfigurationException if a part is missing, or parts do not go together
     * @throws IllegalArgumentException if a setting of the store does not fit
     * @throws dev.shard.spi.session.SessionHeldException if a process uses it now
     * @throws dev.shard.spi.session.SessionStoreException if it could not be used
     */
    public static Optional<String> inspectSessionStore(ShardConfiguration configuration) {
        PartSelector selector =
                new PartSelector(PartProviders.ofClassPath(), requireNonNull(configuration, "configuration"));
        return selector.inspectStore(selector.select());
    }

    private static ShardFactory of(
            ShardConfiguration configuration, BiFunction<PartSelector, PartSelection, SessionStore> store) {
        PartProviders providers = PartProviders.ofClassPath();
        PartSelector selector = new PartSelector(providers, requireNonNull(configuration, "configuration"));
        PartSelection selection = selector.select();
        Transport transport = selector.createTransport(selection);
        try {
            CommonParts common =
                    CommonParts.of(configuration, selection.codec(), providers, store.apply(selector, selection));
            return new ShardFactory(configuration, transport, selection, common);
        } catch (RuntimeException refused) {
            transport.close();
            throw refused;
        }
    }

    /** A builder of the configured shard; listeners are to be added, and everything may be changed. */
    public Shards.Builder builder() {
        Shards.Builder builder = Shards.builder(configuration.shard())
                .transport(transport)
                .codec(codec)
                .compression(compression)
                .compressionFallbacks(fallbacks.toArray(Compression[]::new))
                .gatewayLocator(common.locator())
                .identifyLimiter(common.limiter())
                .sessionStore(common.store())
                .loopBlockedAfter(configuration.loopBlockedAfter());
        configuration.randomSeed().ifPresent(builder::random);
        return builder;
    }

    /** A builder of another shard of the same bot. */
    public Shards.Builder builder(ShardId shard) {
        return builder().configure(config -> config.shard(shard));
    }

    /** What the factory was told. */
    public ShardConfiguration configuration() {
        return configuration;
    }

    /** The transport of all shards; closed by {@link #close()}. */
    public Transport transport() {
        return transport;
    }

    /** The codec of all shards. */
    public Codec codec() {
        return codec;
    }

    /** The compression of all shards. */
    public Compression compression() {
        return compression;
    }

    /** What takes the compression's place when it fails, the next one first. */
    public List<Compression> compressionFallbacks() {
        return fallbacks;
    }

    /** Finds the Gateway for all shards that have no URL of their own. */
    public GatewayLocator gatewayLocator() {
        return common.locator();
    }

    /** Paces the identifies of all shards. */
    public IdentifyLimiter identifyLimiter() {
        return common.limiter();
    }

    /** Keeps the sessions of all shards. */
    public SessionStore sessionStore() {
        return common.store();
    }

    /** Closes the transport, and with it whatever is still connected; then the session store. May be called twice. */
    @Override
    public void close() {
        try {
            transport.close();
        } finally {
            common.store().close();
        }
    }
}
