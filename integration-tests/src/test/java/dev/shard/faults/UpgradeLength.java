package dev.shard.faults;

import static dev.shard.integration.LiveShard.join;

import dev.shard.integration.LiveShard;
import dev.shard.sim.scenario.Moment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** How many bytes come to the shard before HELLO, measured once: with TLS they are not known beforehand. */
final class UpgradeLength {
    private static final Map<Wire, Long> KNOWN = new ConcurrentHashMap<>();

    private UpgradeLength() {}

    static long of(Wire wire) {
        return KNOWN.computeIfAbsent(wire, UpgradeLength::measure);
    }

    private static long measure(Wire wire) {
        try (Course course = Course.over(wire)) {
            var hello = course.hold(Moment.HELLO);
            try (LiveShard live = course.shard().connecting()) {
                join(hello);
                live.await("open connection", () -> live.status().connected());
                return course.proxy().newest().passed(Direction.TO_SHARD);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
