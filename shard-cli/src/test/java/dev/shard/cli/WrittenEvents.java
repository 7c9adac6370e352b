package dev.shard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shard.sim.report.Ledger;
import dev.shard.sim.report.SessionRecord;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What several runs of the program have written of one session for each shard. */
final class WrittenEvents {
    private final Map<Integer, Set<Long>> sequences = new TreeMap<>();

    /** A line that was cut short by the end of the program was not written. An event that came before must be marked. */
    void add(String line) {
        if (!line.endsWith("}")) {
            return;
        }
        JsonNode event = JsonMapper.shared().readTree(line);
        boolean first = sequences
                .computeIfAbsent(event.path("shard").get(0).asInt(), id -> new TreeSet<>())
                .add(event.path("s").asLong());
        if (!first) {
            assertThat(event.path("replayed").asBoolean())
                    .as("marked, as what came before: %s", line)
                    .isTrue();
        }
    }

    /** Whether the last event of each session is among them. */
    boolean reach(Ledger ledger) {
        return ledger.sessions().stream().allMatch(session -> of(session).contains(session.dispatched()));
    }

    /** Fails if an event is not among them. */
    void assertComplete(Ledger ledger) {
        assertThat(ledger.sessions())
                .allSatisfy(
                        session -> assertThat(of(session)).as("of %s", session).hasSize((int) session.dispatched()));
    }

    private Set<Long> of(SessionRecord session) {
        return sequences.getOrDefault(session.shard().id(), Set.of());
    }
}
