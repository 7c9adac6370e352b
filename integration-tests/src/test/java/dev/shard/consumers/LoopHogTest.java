package dev.shard.consumers;

import static dev.shard.integration.LiveShard.against;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shard.Dispatch;
import dev.shard.ListenerOptions;
import dev.shard.ShardEvent;
import dev.shard.ShardListener;
import dev.shard.integration.Combination;
import dev.shard.integration.LiveShard;
import dev.shard.sim.GatewaySimulator;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** R10, R18: a listener that does on the loop what it must not is named while it does so, with its stack. */
class LoopHogTest {
    private static final Duration THRESHOLD = Duration.ofSeconds(1);

    private final CountDownLatch named = new CountDownLatch(1);
    private final List<ShardEvent.LoopBlocked> warnings = new CopyOnWriteArrayList<>();

    @AutoClose("shutdownNow")
    private final ExecutorService executor = Executors.newSingleThreadExecutor();

    @AutoClose
    private final GatewaySimulator gateway = LiveShard.patientGateway();

    private final ShardListener hog = new ShardListener() {
        @Override
        public void onDispatch(Dispatch event) {
            if (event.name().equals("HOG")) {
                Habit.await(named);
            }
        }
    };

    private final ShardListener guard = new ShardListener() {
        @Override
        public void accept(ShardEvent event) {
            if (event instanceof ShardEvent.LoopBlocked blocked) {
                warnings.add(blocked);
                named.countDown();
            }
        }
    };

    @ParameterizedTest
    @MethodSource("dev.shard.integration.Combination#transports")
    void whoeverHoldsUpTheLoopIsNamedWithItsStack(String transport) {
        try (LiveShard live = against(gateway)
                .parts(Combination.USUAL.withTransport(transport))
                .with(shard ->
                        shard.loopBlockedAfter(THRESHOLD).listener(hog).listener(guard, ListenerOptions.on(executor)))
                .ready()) {
            gateway.publish("HOG", "{}");
            gateway.publish("AFTERWARDS", "{}");
            live.awaitDelivered();

            assertThat(warnings).singleElement().satisfies(warning -> {
                assertThat(warning.shard()).isEqualTo(live.id());
                assertThat(warning.blockedFor()).isGreaterThanOrEqualTo(THRESHOLD);
                assertThat(warning.stack())
                        .contains(
                                Habit.class.getName() + ".await", hog.getClass().getName());
            });
            live.assertNothingLostOrDoubled();
        } finally {
            named.countDown();
        }
    }
}
