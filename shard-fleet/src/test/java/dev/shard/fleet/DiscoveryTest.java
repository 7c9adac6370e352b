package dev.shard.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shard.BackoffPolicy;
import dev.shard.TransportException;
import dev.shard.core.FixedGatewayLocator;
import dev.shard.spi.gateway.GatewayInfo;
import dev.shard.spi.gateway.GatewayLocator;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** How many shards there are to be is asked until there is an answer. */
class DiscoveryTest {
    private final VirtualFleet virtual = new VirtualFleet().recommending(3);
    private final Queue<TransportException> troubles = new ArrayDeque<>();
    private int asked;

    private final GatewayLocator locator = new GatewayLocator() {
        @Override
        public CompletionStage<GatewayInfo> locate(boolean refresh) {
            asked++;
            TransportException trouble = troubles.poll();
            return trouble == null ? virtual.gateway.locate(refresh) : CompletableFuture.failedStage(trouble);
        }
    };

    private static TransportException http(int status, @Nullable Duration retryAfter) {
        return new TransportException(
                TransportException.Phase.LOCATE, "answered with HTTP " + status, status, retryAfter, null);
    }

    private CompletionStage<FleetStatus> start() {
        return virtual.with(builder -> builder.gatewayLocator(locator))
                .build("all")
                .fleet
                .start();
    }

    @Test
    void passingTroublesAreSurvived() {
        troubles.add(http(503, null));
        troubles.add(http(0, null));

        virtual.join(start());

        assertThat(virtual.fleet.shards()).hasSize(3);
    }

    @Test
    void a429IsGivenTheTimeItAsksFor() {
        troubles.add(http(429, Duration.ofSeconds(90)));
        CompletionStage<FleetStatus> started = start();

        virtual.loop.advance(Duration.ofSeconds(89));
        assertThat(asked).isOne();
        virtual.loop.advance(Duration.ofSeconds(2));

        assertThat(asked).isGreaterThan(1);
        virtual.join(started);
    }

    @Test
    void aRefusedTokenEndsItAtOnce() {
        troubles.add(http(401, null));

        assertThatThrownBy(() -> virtual.join(start()))
                .cause()
                .isInstanceOf(FleetException.class)
                .hasMessage("cannot start: answered with HTTP 401");
        assertThat(asked).isOne();
        assertThat(virtual.fleet.shards()).isEmpty();
    }

    @Test
    void afterARefusalTheFleetMayBeStartedAgain() {
        troubles.add(http(401, null));
        assertThatThrownBy(() -> virtual.join(start())).hasMessageContaining("401");

        virtual.join(virtual.fleet.start());

        assertThat(virtual.allActive()).isTrue();
    }

    @Test
    void theConfiguredNumberOfAttemptsIsTheEnd() {
        for (int i = 0; i < 5; i++) {
            troubles.add(http(503, null));
        }
        virtual.with(builder -> builder.configure(config -> config.backoff(
                new BackoffPolicy(Duration.ofSeconds(1), Duration.ofSeconds(60), Duration.ofSeconds(30), 3))));

        assertThatThrownBy(() -> virtual.join(start())).hasMessageContaining("no answer after 3 attempts");
        assertThat(asked).isEqualTo(3);
    }

    @Test
    void whoStopsMeanwhileIsNotAskedAnyMore() {
        troubles.add(http(429, Duration.ofSeconds(10)));
        CompletionStage<FleetStatus> started = start();
        virtual.loop.advance(Duration.ofSeconds(1));

        virtual.join(virtual.fleet.stop());
        virtual.loop.advance(Duration.ofMinutes(1));

        assertThatThrownBy(() -> virtual.join(started)).hasMessageContaining("stopped");
        assertThat(asked).isOne();
        assertThat(virtual.fleet.shards()).isEmpty();
    }

    @Test
    void aFixedUrlCannotSayHowManyShardsThereAreToBe() {
        virtual.with(builder -> builder.gatewayLocator(new FixedGatewayLocator(ModelGateway.URL)));
        virtual.build("all");

        assertThatThrownBy(() -> virtual.join(virtual.fleet.start())).hasMessageContaining("for example 0-15/16");
    }

    @Test
    void aFixedUrlIsEnoughForAGivenSet() {
        virtual.with(builder -> builder.gatewayLocator(new FixedGatewayLocator(ModelGateway.URL)));

        virtual.up("0-2/3");

        assertThat(virtual.allActive()).isTrue();
        assertThat(virtual.gateway.violations).isEmpty();
    }
}
