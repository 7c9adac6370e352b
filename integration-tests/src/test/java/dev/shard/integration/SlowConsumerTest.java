package dev.shard.integration;

import static dev.shard.integration.LiveShard.against;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shard.Dispatch;
import dev.shard.ListenerOptions;
import dev.shard.ShardEvent;
import dev.shard.ShardListener;
import dev.shard.sim.GatewaySimulator;
import dev.shard.sim.report.Trace;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** R10, S11: a listener that does not return slows down its own connection and nothing else. */
class SlowConsumerTest {
    private static final int EVENTS = 20_000;
    private static final int QUEUE = 500;
    private static final String KILOBYTE = "{\"content\":\"" + "x".repeat(1000) + "\"}";
    private static final Duration INTERVAL = Duration.ofSeconds(1);

    private final List<Long> beatNanos = new CopyOnWriteArrayList<>();
    private final CountDownLatch free = new CountDownLatch(1);
    private final Queue<Long> slowGot = new ConcurrentLinkedQueue<>();

    @AutoClose("shutdownNow")
    private final ExecutorService executor = Executors.newSingleThreadExecutor();

    @AutoClose
    private final GatewaySimulator gateway = GatewaySimulator.builder()
            .identifySpacing(Duration.ZERO)
            .heartbeatInterval(INTERVAL)
            .heartbeatTolerance(2)
            .trace(this::noteBeats)
            .start();

    private final ShardListener blocked = new ShardListener() {
        @Override
        public void onDispatch(Dispatch event) {
            awaitFreedom();
            slowGot.add(event.sequence());
        }
    };

    @Test
    void aBlockedListenerDelaysNoHeartbeatNoOtherShardAndLosesNothing() {
        // Uncompressed, so that what the socket's buffers can hold is little beside all events.
        Combination plain = Combination.USUAL.withCompression("none");
        try (LiveShard slow = against(gateway)
                        .parts(plain)
                        .config(config -> config.shard(0, 2))
                        .with(shard -> shard.listener(
                                blocked, ListenerOptions.on(executor).withQueue(QUEUE, 16 << 20)))
                        .ready();
                LiveShard other = against(gateway)
                        .parts(plain)
                        .config(config -> config.shard(1, 2))
                        .ready()) {
            publish(0, EVENTS);
            slow.await("pause", () -> slow.status().readingPaused());
            long readBeforeThePause = slow.status().traffic().dispatches();
            int beatsBefore = beatNanos.size();
            publish(1, 1000);
            other.awaitDelivered();
            slow.await("heartbeats in spite of it", () -> beatNanos.size() >= beatsBefore + 3);

            assertThat(slow.status().traffic().dispatches())
                    .as("held in memory: the queue, and one read of 64 KiB")
                    .isEqualTo(readBeforeThePause)
                    .isLessThan(QUEUE + 200);
            assertThat(slow.heard().all(ShardEvent.Disconnected.class)).isEmpty();

            free.countDown();
            slow.awaitDelivered();
            slow.await(
                    "the slow listener", () -> slowGot.size() == slow.status().lastSequence());

            assertThat(List.copyOf(slowGot)).isSorted().doesNotHaveDuplicates();
            slow.assertNothingLostOrDoubled();
            assertThat(gateway.violations()).isEmpty();
        } finally {
            free.countDown();
        }
    }

    private void publish(int shard, int events) {
        for (int i = 0; i < events; i++) {
            gateway.publishTo(shard, "MESSAGE_CREATE", KILOBYTE);
        }
    }

    private void noteBeats(Trace trace) {
        boolean beat = trace.direction() == Trace.Direction.FROM_CLIENT && trace.op() == 1;
        if (beat && trace.shard() != null && trace.shard().id() == 0) {
            beatNanos.add(System.nanoTime());
        }
    }

    private void awaitFreedom() {
        try {
            free.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
