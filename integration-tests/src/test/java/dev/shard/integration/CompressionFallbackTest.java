package dev.shard.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.shard.Shard;
import dev.shard.ShardEvent;
import dev.shard.ShardEvent.CompressionChanged;
import dev.shard.ShardListener;
import dev.shard.core.Providers;
import dev.shard.core.Shards;
import dev.shard.core.wiring.ShardConfiguration;
import dev.shard.core.wiring.ShardFactory;
import dev.shard.sim.GatewaySimulator;
import dev.shard.sim.scenario.Moment;
import dev.shard.sim.scenario.SimConnection;
import dev.shard.spi.Provider;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Row 52 over sockets: what breaks twice in a row is not tried a third time (R13). */
class CompressionFallbackTest {
    static Iterable<String> codecs() {
        return Providers.codecs().stream().map(Provider::name).toList();
    }

    @ParameterizedTest
    @MethodSource("codecs")
    void aShardFallsStepByStepAndLivesOnWithoutCompression(String codec) {
        var zstd = new Combination(Providers.DEFAULT_TRANSPORT, codec, "zstd-stream");
        try (GatewaySimulator gateway = LiveShard.patientGateway();
                LiveShard live = LiveShard.against(gateway).parts(zstd).ready()) {
            breakTwice(gateway, live);
            assertThat(live.status().url()).hasParameter("compress", "zlib-stream");
            breakTwice(gateway, live);
            assertThat(live.status().url()).hasNoParameter("compress");
            gateway.publish("MESSAGE_CREATE", "{\"content\":\"plain\"}");
            live.await(
                    "an event", () -> live.heard().dispatches("MESSAGE_CREATE").count() == 1);

            assertThat(live.heard().all(CompressionChanged.class))
                    .extracting(CompressionChanged::from, CompressionChanged::to)
                    .containsExactly(tuple("zstd-stream", "zlib-stream"), tuple("zlib-stream", "none"));
            assertThat(gateway.violations()).isEmpty();
        }
    }

    @Test
    void whoWantsNoFallbackKeepsTheChosenCompression() {
        try (GatewaySimulator gateway = LiveShard.patientGateway();
                LiveShard live = LiveShard.against(gateway)
                        .with(Shards.Builder::compressionFallbacks)
                        .ready()) {
            breakTwice(gateway, live);

            assertThat(live.status().url()).hasParameter("compress", "zlib-stream");
            assertThat(live.heard().all(CompressionChanged.class)).isEmpty();
        }
    }

    @Test
    void aConfigurationSaysWhatTakesThePlaceOfWhat() throws Exception {
        var active = new CompletableFuture<CompressionChanged>();
        try (GatewaySimulator gateway = LiveShard.patientGateway();
                ShardFactory factory = ShardFactory.of(zstdThenNone(gateway));
                Shard shard = factory.builder()
                        .identifyLimiter(new UnlimitedIdentifies())
                        .listener(new ShardListener() {
                            @Override
                            public void onEvent(ShardEvent event) {
                                if (event instanceof CompressionChanged changed) {
                                    active.complete(changed);
                                }
                            }
                        })
                        .build()) {
            gateway.scenario().next(Moment.HELLO).before(SimConnection::corruptNextFrame);
            gateway.scenario().next(Moment.HELLO).before(SimConnection::corruptNextFrame);

            shard.connect().toCompletableFuture().get(30, TimeUnit.SECONDS);

            assertThat(active.get(30, TimeUnit.SECONDS))
                    .returns("zstd-stream", CompressionChanged::from)
                    .returns("none", CompressionChanged::to);
            assertThat(shard.status().url()).hasNoParameter("compress");
        }
    }

    private static ShardConfiguration zstdThenNone(GatewaySimulator gateway) {
        return ShardConfiguration.sources()
                .set("shard.token", GatewaySimulator.DEFAULT_TOKEN, "test")
                .set("shard.gateway-url", gateway.gatewayUrl().toString(), "test")
                .set("shard.compression", "zstd-stream", "test")
                .set("shard.compression-fallbacks", "none", "test")
                .set("shard.backoff.base", "20 ms", "test")
                .load();
    }

    /** The stream of a live connection, and that of the one that would resume. */
    private static void breakTwice(GatewaySimulator gateway, LiveShard live) {
        long identifies = live.status().history().identifies();
        gateway.scenario().next(Moment.HELLO).before(SimConnection::corruptNextFrame);
        gateway.shard(0).corruptNextFrame();
        gateway.shard(0).requestHeartbeat();
        live.await("another session", () -> live.status().history().identifies() > identifies);
        live.awaitActive();
    }
}
