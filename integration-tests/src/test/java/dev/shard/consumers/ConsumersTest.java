package dev.shard.consumers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shard.integration.LiveShard;
import dev.shard.sim.GatewaySimulator;
import dev.shard.sim.report.SessionRecord;
import dev.shard.sim.report.Trace;
import dev.shard.soak.OwnJvm;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * R10, S11, S23: whatever a listener does, heartbeats are on time, the heap does not fill, nobody else notices, and nothing is
 * lost. The gateway has 80 MB to say, as fast as it can; the process has {@value #HEAP_MIB} MiB.
 */
class ConsumersTest {
    private static final int HEAP_MIB = 48;
    private static final int EVENTS = 40_000;
    private static final int BESIDE = 1_000;
    private static final String TWO_KILOBYTES = "{\"content\":\"" + "x".repeat(2000) + "\"}";

    private final AtomicInteger beats = new AtomicInteger();

    @AutoClose
    private final GatewaySimulator gateway = GatewaySimulator.builder()
            .identifySpacing(Duration.ZERO)
            .heartbeatInterval(Duration.ofSeconds(1))
            .heartbeatTolerance(2)
            .maxUnsentBytes(256 << 20)
            .trace(this::countBeats)
            .start();

    private static Stream<Arguments> everybody() {
        return Stream.concat(
                Stream.of(Habit.values()).map(habit -> Arguments.of("netty", habit)),
                Stream.of(Arguments.of("javaws", Habit.BLOCKS)));
    }

    @ParameterizedTest
    @MethodSource("everybody")
    void aHabitIsNobodyElsesTrouble(String transport, Habit habit) {
        CompletableFuture<List<String>> client = start(transport, habit);
        assertThat(gateway.await(sim -> sim.counts().identifies() == 2, LiveShard.BOUND))
                .isTrue();
        publish(0, EVENTS - 1, "MESSAGE_CREATE");
        publish(0, 1, Consumers.LAST);
        publish(1, BESIDE, "MESSAGE_CREATE");
        if (habit == Habit.BLOCKS) {
            int before = beats.get();
            assertThat(gateway.await(sim -> beats.get() >= before + 4, LiveShard.BOUND))
                    .as("heartbeats of the shard whose listener blocks")
                    .isTrue();
        }
        publish(1, 1, Consumers.RELEASE);
        publish(1, 1, Consumers.LAST);

        String all = dispatchedTo(0) + " out of order 0";
        assertThat(client.join())
                .contains("habitual " + all, "beside " + all)
                .contains("bystander " + dispatchedTo(1) + " out of order 0", "connections 1 1");
        assertThat(gateway.violations()).isEmpty();
    }

    private CompletableFuture<List<String>> start(String transport, Habit habit) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return OwnJvm.withHeap(HEAP_MIB).run(Consumers.class, gateway.gatewayUrl(), transport, habit);
            } catch (IOException | InterruptedException failed) {
                throw new IllegalStateException(failed);
            }
        });
    }

    private void publish(int shard, int events, String name) {
        for (int i = 0; i < events; i++) {
            gateway.publishTo(shard, name, TWO_KILOBYTES);
        }
    }

    private long dispatchedTo(int shard) {
        return gateway.ledger().sessions().stream()
                .filter(session -> session.shard().id() == shard)
                .mapToLong(SessionRecord::dispatched)
                .sum();
    }

    private void countBeats(Trace trace) {
        boolean beat = trace.direction() == Trace.Direction.FROM_CLIENT && trace.op() == 1;
        if (beat && trace.shard() != null && trace.shard().id() == 0) {
            beats.incrementAndGet();
        }
    }
}
