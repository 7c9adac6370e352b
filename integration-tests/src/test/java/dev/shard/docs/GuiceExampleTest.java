package dev.shard.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.google.inject.AbstractModule;
import com.google.inject.CreationException;
import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Module;
import com.google.inject.util.Modules;
import dev.shard.Dispatch;
import dev.shard.Shard;
import dev.shard.ShardListener;
import dev.shard.ShardPhase;
import dev.shard.core.Providers;
import dev.shard.core.wiring.ShardConfiguration;
import dev.shard.core.wiring.ShardFactory;
import dev.shard.core.wiring.ShardModule;
import dev.shard.sim.GatewaySimulator;
import dev.shard.spi.Settings;
import dev.shard.spi.transport.Transport;
import dev.shard.spi.transport.TransportProvider;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The Guice example against the simulator: one line changes a part, and nothing else changes. */
class GuiceExampleTest {
    private static final int BOUND_SECONDS = 30;

    @AutoClose
    private final GatewaySimulator gateway = GatewaySimulator.start();

    private final CompletableFuture<Dispatch> heard = new CompletableFuture<>();

    private ShardConfiguration configuration(String line) {
        return ShardConfiguration.sources()
                .text("shard.conf", line + "\n")
                .set("shard.token", GatewaySimulator.DEFAULT_TOKEN, "test")
                .set("shard.gateway-url", gateway.gatewayUrl().toString(), "test")
                .load();
    }

    /** In the place of the printer. */
    private final class Listening extends AbstractModule {
        @Override
        protected void configure() {
            bind(ShardListener.class).toInstance(new ShardListener() {
                @Override
                public void onDispatch(Dispatch event) {
                    if (event.name().equals("CUSTOM")) {
                        heard.complete(event.copy());
                    }
                }
            });
        }
    }

    private void hearsAnEvent(Injector injector) throws Exception {
        try (ShardFactory factory = injector.getInstance(ShardFactory.class);
                Shard shard = injector.getInstance(GuiceExample.Bot.class).shard()) {
            assertThat(shard.connect()
                            .toCompletableFuture()
                            .get(BOUND_SECONDS, TimeUnit.SECONDS)
                            .phase())
                    .isEqualTo(ShardPhase.ACTIVE);
            gateway.publish("CUSTOM", "{}");
            assertThat(heard.get(BOUND_SECONDS, TimeUnit.SECONDS).sequence()).isPositive();
            assertThat(factory.transport()).isSameAs(injector.getInstance(Transport.class));
        }
        assertThat(gateway.violations()).isEmpty();
    }

    private Injector listening(ShardConfiguration configuration, Module... more) {
        return Guice.createInjector(
                Modules.override(new ShardModule(configuration), new GuiceExample.BotModule())
                        .with(new Listening()),
                Modules.combine(more));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "# Nothing is chosen.",
                "shard.codec = etf",
                "shard.compression = zlib-payload",
                "shard.compression = none",
                "shard.compression = zstd-stream",
                "shard.compression = auto",
                "shard { codec = etf, compression = none }",
                "shard.transports.netty { io-threads = 1, native = nio, tls-protocols = [TLSv1.3] }",
            })
    void oneLineChangesAPart(String line) throws Exception {
        hearsAnEvent(listening(configuration(line)));
    }

    @Test
    void aTransportOfTheApplicationsOwnIsChosenByItsName() throws Exception {
        record Own(String name) implements TransportProvider {
            @Override
            public String description() {
                return "a transport of the application's own";
            }

            @Override
            public Transport create(Settings settings) {
                return Providers.transport("netty", settings);
            }
        }
        AbstractModule own = new AbstractModule() {
            @Override
            protected void configure() {
                ShardModule.transports(binder()).addBinding("own").toInstance(new Own("own"));
            }
        };

        hearsAnEvent(listening(configuration("shard { transport = own, transports.own.io-threads = 1 }"), own));
    }

    @Test
    void theExampleIsComplete() {
        Injector injector = GuiceExample.wire(configuration("shard.intents = [GUILD_MESSAGES]"));

        assertThat(injector.getInstance(ShardListener.class)).isInstanceOf(GuiceExample.MessagePrinter.class);
    }

    @Test
    void partsThatDoNotGoTogetherAreRefusedBeforeAnythingStarts() {
        assertThat(catchThrowable(
                        () -> GuiceExample.wire(configuration("shard { codec = etf, compression = zlib-payload }"))))
                .isInstanceOf(CreationException.class)
                .hasMessageContaining(
                        "shard.conf:1: shard.compression: zlib-payload does not exist for the encoding of codec"
                                + " etf; write zlib-stream or none, or codec = json")
                .hasMessageNotContaining(GatewaySimulator.DEFAULT_TOKEN);
    }
}
