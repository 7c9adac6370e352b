package dev.shard.faults;

import static dev.shard.integration.LiveShard.join;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shard.ShardEvent.Disconnected;
import dev.shard.ShardTimeouts;
import dev.shard.integration.LiveShard;
import java.io.IOException;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A line that is slow is not one that is dead: nobody is convicted, nothing lost (R1, R11, R13). */
@Execution(ExecutionMode.CONCURRENT)
class SlowLinesTest {
    /** What a slow line takes is less, also on a busy machine. */
    private static final Duration PATIENT = Duration.ofSeconds(15);

    private static final Duration FAR_AWAY = Duration.ofMillis(100);

    static Stream<Wire> wires() {
        return Wire.all().stream();
    }

    /** Both ways, so that a heartbeat takes twice as long. */
    @ParameterizedTest
    @MethodSource("wires")
    void latencyIsNoSilence(Wire wire) throws IOException {
        livesOn(
                wire,
                Pace.latency(FAR_AWAY),
                20,
                live -> assertThat(join(live.shard().heartbeat())).isGreaterThan(FAR_AWAY.multipliedBy(2)));
    }

    /** A heartbeat's acknowledgement queues up behind what comes in. */
    @ParameterizedTest
    @MethodSource("wires")
    void aNarrowLineCarriesEverythingInTheEnd(Wire wire) throws IOException {
        livesOn(wire, Pace.bandwidth(20_000), 20, live -> join(live.shard().heartbeat()));
    }

    @ParameterizedTest
    @MethodSource("wires")
    void aStreamThatComesByteByByteIsRead(Wire wire) throws IOException {
        livesOn(wire, Pace.byteByByte(), 4, live -> {});
    }

    private interface Check {
        void of(LiveShard live);
    }

    private static void livesOn(Wire wire, Pace pace, int events, Check check) throws IOException {
        try (Course course = Course.over(wire, PATIENT)) {
            course.proxy().always(Plan.of(pace));
            try (LiveShard live = course.shard()
                    .config(config -> config.timeouts(ShardTimeouts.DEFAULT))
                    .ready()) {
                for (int i = 0; i < events; i++) {
                    course.gateway().publish("NOISE", Noise.json(1000 + i));
                }
                live.awaitDelivered();

                check.of(live);
                live.assertNothingLostOrDoubled();
                assertThat(live.heard().all(Disconnected.class)).isEmpty();
                assertThat(course.gateway().violations()).isEmpty();
            }
        }
    }
}
