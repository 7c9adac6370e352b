package dev.shard.core.wiring;

import static java.util.Objects.requireNonNull;

import com.google.inject.AbstractModule;
import com.google.inject.Binder;
import com.google.inject.Key;
import com.google.inject.Provider;
import com.google.inject.Singleton;
import com.google.inject.TypeLiteral;
import com.google.inject.multibindings.MapBinder;
import com.google.inject.multibindings.OptionalBinder;
import dev.shard.ShardConfig;
import dev.shard.core.Shards;
import dev.shard.spi.codec.Codec;
import dev.shard.spi.codec.CodecProvider;
import dev.shard.spi.compression.Compression;
import dev.shard.spi.compression.CompressionProvider;
import dev.shard.spi.gateway.GatewayLocator;
import dev.shard.spi.identify.IdentifyLimiter;
import dev.shard.spi.session.SessionStore;
import dev.shard.spi.transport.Transport;
import dev.shard.spi.transport.TransportProvider;
import java.util.Map;
import java.util.Set;

/**
 * Binds what a configuration chose.
 *
 * <table>
 *   <caption>Bindings and how long each lives</caption>
 *   <tr><th>type</th><th>lifetime</th><th>may be replaced by</th></tr>
 *   <tr><td>{@link ShardConfiguration}, {@link ShardConfig}</td><td>process</td><td>another configuration</td></tr>
 *   <tr><td>{@link Transport}, {@link Codec}, {@link Compression}</td><td>process, one each</td>
 *       <td>another name in the configuration; {@link #transports}, {@link #codecs}, {@link #compressions} add names</td></tr>
 *   <tr><td>{@link SessionStore}, {@link IdentifyLimiter}, {@link GatewayLocator}</td><td>process, one each</td>
 *       <td>{@code OptionalBinder.newOptionalBinder(binder(), SessionStore.class).setBinding()}</td></tr>
 *   <tr><td>{@link ShardFactory}</td><td>process; closing it closes transport and store</td><td></td></tr>
 *   <tr><td>{@link dev.shard.core.Shards.Builder}</td><td>a new one for each injection</td><td></td></tr>
 * </table>
 *
 * <p>What lives for one connection, such as a decompressor, is made by the parts themselves and never bound. Names, settings
 * and combinations are checked when the injector is created; threads start with the first {@link Transport}.
 */
public final class ShardModule extends AbstractModule {
    private final ShardConfiguration configuration;

    /** Binds the parts of a configuration. */
    public ShardModule(ShardConfiguration configuration) {
        this.configuration = requireNonNull(configuration, "configuration");
    }

    /** Where an application adds transports of its own. One with a name of the class path's replaces that. */
    public static MapBinder<String, TransportProvider> transports(Binder binder) {
        return MapBinder.newMapBinder(binder, String.class, TransportProvider.class)
                .permitDuplicates();
    }

    /** Where an application adds codecs of its own. One with a name of the class path's replaces that. */
    public static MapBinder<String, CodecProvider> codecs(Binder binder) {
        return MapBinder.newMapBinder(binder, String.class, CodecProvider.class).permitDuplicates();
    }

    /** Where an application adds compressions of its own. One with a name of the class path's replaces that. */
    public static MapBinder<String, CompressionProvider> compressions(Binder binder) {
        return MapBinder.newMapBinder(binder, String.class, CompressionProvider.class)
                .permitDuplicates();
    }

    @Override
    protected void configure() {
        bind(ShardConfiguration.class).toInstance(configuration);
        bind(ShardConfig.class).toInstance(configuration.shard());
        bindProviders();
        bindParts();
        bindCommonParts();
        bindShards();
    }

    private void bindProviders() {
        PartProviders found = PartProviders.ofClassPath();
        addAll(transports(binder()), found.transports());
        addAll(codecs(binder()), found.codecs());
        addAll(compressions(binder()), found.compressions());
        var transports = getProvider(Key.get(new TypeLiteral<Map<String, Set<TransportProvider>>>() {}));
        var codecs = getProvider(Key.get(new TypeLiteral<Map<String, Set<CodecProvider>>>() {}));
        var compressions = getProvider(Key.get(new TypeLiteral<Map<String, Set<CompressionProvider>>>() {}));
        bind(PartProviders.class)
                .toProvider(() -> found.overriddenBy(transports.get(), codecs.get(), compressions.get()))
                .in(Singleton.class);
    }

    private static <P> void addAll(MapBinder<String, P> binder, Map<String, P> found) {
        found.forEach((name, provider) -> binder.addBinding(name).toInstance(provider));
    }

    private void bindParts() {
        Provider<PartProviders> providers = getProvider(PartProviders.class);
        Provider<PartSelection> selection = getProvider(PartSelection.class);
        bind(PartSelection.class)
                .toProvider(() -> new PartSelector(providers.get(), configuration).select())
                .asEagerSingleton();
        bind(Codec.class).toProvider(() -> selection.get().codec()).in(Singleton.class);
        bind(Compression.class).toProvider(() -> selection.get().compression()).in(Singleton.class);
        bind(Transport.class)
                .toProvider(() -> new PartSelector(providers.get(), configuration).createTransport(selection.get()))
                .in(Singleton.class);
    }

    private void bindCommonParts() {
        Provider<Codec> codec = getProvider(Codec.class);
        Provider<PartSelection> selection = getProvider(PartSelection.class);
        Provider<SessionStore> store = getProvider(SessionStore.class);
        Provider<IdentifyLimiter> limiter = getProvider(IdentifyLimiter.class);
        Provider<PartProviders> providers = getProvider(PartProviders.class);
        OptionalBinder.newOptionalBinder(binder(), SessionStore.class)
                .setDefault()
                .toProvider(() -> new PartSelector(providers.get(), configuration).createStore(selection.get()))
                .in(Singleton.class);
        OptionalBinder.newOptionalBinder(binder(), IdentifyLimiter.class)
                .setDefault()
                .toProvider(() -> CommonParts.limiter(configuration, store.get()))
                .in(Singleton.class);
        OptionalBinder.newOptionalBinder(binder(), GatewayLocator.class)
                .setDefault()
                .toProvider(() -> CommonParts.locator(configuration, limiter.get(), codec.get(), providers.get()))
                .in(Singleton.class);
    }

    private void bindShards() {
        Provider<Transport> transport = getProvider(Transport.class);
        Provider<PartSelection> selection = getProvider(PartSelection.class);
        Provider<GatewayLocator> locator = getProvider(GatewayLocator.class);
        Provider<IdentifyLimiter> limiter = getProvider(IdentifyLimiter.class);
        Provider<SessionStore> store = getProvider(SessionStore.class);
        Provider<ShardFactory> factory = getProvider(ShardFactory.class);
        bind(ShardFactory.class)
                .toProvider(() -> new ShardFactory(
                        configuration,
                        transport.get(),
                        selection.get(),
                        new CommonParts(locator.get(), limiter.get(), store.get())))
                .in(Singleton.class);
        bind(Shards.Builder.class).toProvider(() -> factory.get().builder());
    }
}
