package dev.shard.core.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.inject.AbstractModule;
import com.google.inject.CreationException;
import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Module;
import com.google.inject.multibindings.OptionalBinder;
import dev.shard.ShardConfig;
import dev.shard.core.FixedGatewayLocator;
import dev.shard.core.HttpGatewayLocator;
import dev.shard.core.InMemorySessionStore;
import dev.shard.core.InProcessIdentifyLimiter;
import dev.shard.core.Shards;
import dev.shard.spi.codec.Codec;
import dev.shard.spi.compression.Compression;
import dev.shard.spi.gateway.GatewayLocator;
import dev.shard.spi.identify.IdentifyLimiter;
import dev.shard.spi.session.SessionStore;
import dev.shard.spi.transport.Transport;
import dev.shard.spi.transport.TransportProvider;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What the module binds, for how long, and what an application may put in its place. */
class ShardModuleTest {
    /** An application that brings every part itself, since this module's class path has none. */
    private static final class OwnParts extends AbstractModule {
        private final List<TransportProvider> transports;

        OwnParts(TransportProvider... transports) {
            this.transports = List.of(transports);
        }

        @Override
        protected void configure() {
            transports.forEach(transport ->
                    ShardModule.transports(binder()).addBinding("own").toInstance(transport));
            ShardModule.codecs(binder()).addBinding("json").toInstance(new FakeParts.Encoder("json"));
            ShardModule.compressions(binder())
                    .addBinding("zlib-stream")
                    .toInstance(new FakeParts.Packer("zlib-stream"));
        }
    }

    private static Injector injector(Module application, String... lines) {
        return Guice.createInjector(new ShardModule(Read.of(lines)), application);
    }

    private final Injector injector = injector(
            new OwnParts(new FakeParts.Carrier("own")), "shard { transport = own, transports.own.io-threads = 5 }");

    @Test
    void partsAreBoundOncePerProcess() {
        assertThat(((FakeParts.Made) injector.getInstance(Transport.class)).ioThreads)
                .isEqualTo(5);
        for (Class<?> type : List.of(
                Transport.class,
                Codec.class,
                Compression.class,
                SessionStore.class,
                IdentifyLimiter.class,
                GatewayLocator.class,
                ShardConfig.class,
                ShardFactory.class)) {
            Object first = injector.getInstance(type);
            assertThat(first).isSameAs(injector.getInstance(type));
        }
    }

    @Test
    void aBuilderIsNewEachTime() {
        assertThat(injector.getInstance(Shards.Builder.class)).isNotSameAs(injector.getInstance(Shards.Builder.class));
    }

    @Test
    void theFactoryHasTheSamePartsAndClosesTheTransport() {
        ShardFactory factory = injector.getInstance(ShardFactory.class);

        factory.close();

        FakeParts.Made transport = (FakeParts.Made) injector.getInstance(Transport.class);
        assertThat(factory.transport()).isSameAs(transport);
        assertThat(factory.codec()).isSameAs(injector.getInstance(Codec.class));
        assertThat(factory.compression()).isSameAs(injector.getInstance(Compression.class));
        assertThat(factory.gatewayLocator()).isSameAs(injector.getInstance(GatewayLocator.class));
        assertThat(factory.identifyLimiter()).isSameAs(injector.getInstance(IdentifyLimiter.class));
        assertThat(factory.sessionStore()).isSameAs(injector.getInstance(SessionStore.class));
        assertThat(transport.closed).isTrue();
    }

    @Test
    void aMistakeIsFoundWhenTheInjectorIsCreated() {
        assertThatThrownBy(() -> injector(new OwnParts(new FakeParts.Carrier("own")), "shard.transport = owm"))
                .isInstanceOf(CreationException.class)
                .hasMessageContaining("shard.conf:1: shard.transport: no transport named \"owm\"; did you mean own?")
                .hasMessageNotContaining(Read.TOKEN);
    }

    @Test
    void theUsualPartsAreThoseOfTheLibrary() {
        assertThat(injector.getInstance(SessionStore.class)).isInstanceOf(InMemorySessionStore.class);
        assertThat(injector.getInstance(IdentifyLimiter.class)).isInstanceOf(InProcessIdentifyLimiter.class);
        assertThat(injector.getInstance(GatewayLocator.class)).isInstanceOf(HttpGatewayLocator.class);
    }

    @Test
    void aConfiguredUrlNeedsNoQuestion() {
        Injector fixed = injector(
                new OwnParts(new FakeParts.Carrier("own")),
                "shard { transport = own, gateway-url = \"wss://gateway.example\" }");

        assertThat(fixed.getInstance(GatewayLocator.class)).isInstanceOf(FixedGatewayLocator.class);
    }

    @Nested
    class AnApplication {
        private final InMemorySessionStore store = new InMemorySessionStore();

        @Test
        void mayReplaceWhatIsShared() {
            Injector own = injector(
                    new AbstractModule() {
                        @Override
                        protected void configure() {
                            install(new OwnParts(new FakeParts.Carrier("own")));
                            OptionalBinder.newOptionalBinder(binder(), SessionStore.class)
                                    .setBinding()
                                    .toInstance(store);
                        }
                    },
                    "shard.transport = own");

            assertThat(own.getInstance(SessionStore.class)).isSameAs(store);
            assertThat(own.getInstance(ShardFactory.class).sessionStore()).isSameAs(store);
        }

        @Test
        void mayNotBindTwoOfOneName() {
            assertThatThrownBy(() -> injector(
                            new OwnParts(new FakeParts.Carrier("one"), new FakeParts.Carrier("two")),
                            "shard.transport = own"))
                    .isInstanceOf(CreationException.class)
                    .hasMessageContaining("transport \"own\" is bound more than once")
                    .hasMessageContaining(FakeParts.Carrier.class.getName());
        }

        @Test
        void winsOverTheClassPath() {
            FakeParts.Carrier found = new FakeParts.Carrier("netty");
            FakeParts.Carrier own = new FakeParts.Carrier("own version of netty");
            PartProviders classPath = new PartProviders(Map.of("netty", found), Map.of(), Map.of(), Map.of());

            assertThat(classPath
                            .overriddenBy(Map.of("netty", Set.of(found, own)), Map.of(), Map.of())
                            .transports())
                    .containsExactly(Map.entry("netty", own));
            assertThat(classPath
                            .overriddenBy(Map.of("netty", Set.of(found)), Map.of(), Map.of())
                            .transports())
                    .containsExactly(Map.entry("netty", found));
        }
    }
}
