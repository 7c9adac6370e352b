package dev.shard.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * R14: an hour of compressed traffic leaves nothing behind, and nothing of it is lost. {@code -Dshard.soak.minutes} says how
 * many virtual minutes; the profile {@code soak} has a day.
 */
@EnabledOnOs(OS.LINUX)
class VirtualHoursSoakTest {
    private static final int MINUTES = Integer.getInteger("shard.soak.minutes", 60);

    @ParameterizedTest
    @ValueSource(strings = {"zlib-stream", "zstd-stream"})
    @Timeout(value = 20, unit = TimeUnit.MINUTES)
    void anHourLeavesNothingBehind(String compression) throws Exception {
        List<String> said = OwnJvm.withHeap(96)
                .within(Duration.ofMinutes(15))
                .run(VirtualHours.class, compression, 6, MINUTES / VirtualHours.LOOKS);

        List<Holdings> looks = Holdings.in(said);
        System.out.printf("%d virtual minutes, %s: %s%n", MINUTES, compression, looks);
        assertThat(looks).hasSize(1 + VirtualHours.LOOKS);
        looks.get(VirtualHours.LOOKS).assertNoMoreThan(looks.get(0));
        long events = told(said, "heard ");
        assertThat(events).isGreaterThan(MINUTES * 60L * 20);
        assertThat(said)
                .contains("heard " + events + " of " + events, "identifies 1", "heartbeats flowed", "timers left 0")
                .contains("connections " + (1 + (6 + MINUTES) / 3));
    }

    private static long told(List<String> said, String what) {
        return said.stream()
                .filter(line -> line.startsWith(what))
                .mapToLong(line -> Long.parseLong(line.substring(what.length()).split(" ", -1)[0]))
                .findFirst()
                .orElseThrow();
    }
}
