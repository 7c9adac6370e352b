package dev.shard.sim.net;

import dev.shard.sim.report.Counts;
import dev.shard.sim.report.Violation;
import java.util.EnumMap;
import java.util.Map;

/** What happened so far. Confined to the loop. */
final class Counters {
    private final Map<Violation, Long> violations = new EnumMap<>(Violation.class);
    private long connections;
    private long identifies;
    private long resumes;
    private long heartbeats;

    void violation(Violation kind) {
        violations.merge(kind, 1L, Long::sum);
    }

    long connection() {
        return ++connections;
    }

    void identify() {
        identifies++;
    }

    void resume() {
        resumes++;
    }

    void heartbeat() {
        heartbeats++;
    }

    Map<Violation, Long> violations() {
        return Map.copyOf(violations);
    }

    Counts counts() {
        return new Counts(connections, identifies, resumes, heartbeats);
    }
}
