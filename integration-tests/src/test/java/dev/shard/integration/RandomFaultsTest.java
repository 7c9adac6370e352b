package dev.shard.integration;

import static dev.shard.integration.LiveShard.against;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shard.sim.GatewaySimulator;
import dev.shard.sim.report.FaultKind;
import dev.shard.sim.scenario.Faults;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** R11: whatever happens to its connections, a shard delivers every event once, in order, or says what is missing. */
class RandomFaultsTest {
    private static final int SHARDS = 3;
    private static final Duration STORM = Duration.ofSeconds(8);
    private static final Duration BETWEEN_FAULTS = Duration.ofMillis(300);

    @Property(tries = 1)
    void everyEventArrivesOnceThroughWhatAnyClientMeets(@ForAll long seed) {
        List<FaultKind> mild = Faults.mild(seed).kinds();

        weather(new Faults(mild, BETWEEN_FAULTS, seed), gateway -> {});
    }

    @Property(tries = 1)
    void everyEventArrivesOnceThroughEverythingAtOnce(@ForAll long seed) {
        weather(
                new Faults(Arrays.asList(FaultKind.values()), BETWEEN_FAULTS, seed),
                gateway -> assertThat(gateway.injectedFaults()).containsKeys(FaultKind.values()));
    }

    private static void weather(Faults faults, Consumer<GatewaySimulator> also) {
        try (GatewaySimulator gateway = GatewaySimulator.builder()
                        .identifySpacing(Duration.ZERO)
                        .sessionStarts(100_000, 100_000)
                        .heartbeatInterval(Duration.ofSeconds(1))
                        .heartbeatTolerance(5)
                        .seed(faults.seed())
                        .start();
                Crowd crowd = Crowd.of(
                        SHARDS,
                        id -> against(gateway)
                                .config(config -> config.shard(id, SHARDS))
                                .ready())) {
            gateway.trafficRate(300);
            gateway.faults(faults);
            // A storm has no event that ends it, so this is one wait that is meant to last.
            gateway.await(sim -> false, STORM);
            gateway.faults(Faults.none());
            gateway.trafficRate(0);
            crowd.forEach(shard -> shard.awaitActive().awaitDelivered());

            crowd.forEach(LiveShard::assertNothingLostOrDoubled);
            assertThat(gateway.violations()).isEmpty();
            also.accept(gateway);
        }
    }
}
