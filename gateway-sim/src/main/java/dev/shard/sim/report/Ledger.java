package dev.shard.sim.report;

import java.util.List;
import java.util.Optional;

/**
 * What was dispatched on which session, at one moment; for comparing it with what clients received.
 *
 * @param sessions in the order in which they started, ended ones included
 */
public record Ledger(List<SessionRecord> sessions) {

    public Ledger {
        sessions = List.copyOf(sessions);
    }

    /** The session of this {@code session_id}. */
    public Optional<SessionRecord> session(String id) {
        return sessions.stream().filter(session -> session.id().equals(id)).findFirst();
    }

    /** All dispatches of all sessions, READY and RESUMED included. */
    public long dispatched() {
        return sessions.stream().mapToLong(SessionRecord::dispatched).sum();
    }
}
