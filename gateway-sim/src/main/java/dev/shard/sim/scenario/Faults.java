package dev.shard.sim.scenario;

import dev.shard.sim.report.FaultKind;
import java.time.Duration;
import java.util.List;

/**
 * Faults drawn from a seed. The same seed gives the same kinds in the same order; whom they meet, and when, depends also
 * on which clients are there.
 *
 * @param kinds what can happen; a kind that is named twice is twice as frequent, and all have had their turn before one
 *     comes again
 * @param interval how long a connection lives with no fault on average; at least 1 ms
 */
public record Faults(List<FaultKind> kinds, Duration interval, long seed) {
    private static final List<FaultKind> MILD = List.of(
            FaultKind.DROP,
            FaultKind.RECONNECT,
            FaultKind.CLOSE_CODE,
            FaultKind.ACK_DELAY,
            FaultKind.HEARTBEAT_REQUEST,
            FaultKind.SPLIT_PAYLOAD);

    public Faults {
        kinds = List.copyOf(kinds);
        if (interval.toMillis() < 1) {
            throw new IllegalArgumentException("interval must be at least 1 ms, was " + interval);
        }
    }

    /** No faults. */
    public static Faults none() {
        return new Faults(List.of(), Duration.ofDays(1), 0);
    }

    /** What any client meets within a day, once in 15 s for each connection. */
    public static Faults mild(long seed) {
        return new Faults(MILD, Duration.ofSeconds(15), seed);
    }

    /** All kinds, once in 4 s for each connection. */
    public static Faults wild(long seed) {
        return new Faults(List.of(FaultKind.values()), Duration.ofSeconds(4), seed);
    }
}
