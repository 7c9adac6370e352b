package dev.shard.sim.traffic;

import tools.jackson.databind.node.ObjectNode;

/**
 * One payload of a recorded session.
 *
 * @param line where it stands in its file, from 1
 * @param text the payload exactly as recorded
 * @param envelope the same, parsed; numbers are exact; {@code op} is an integer
 */
public record RecordedPayload(long line, String text, ObjectNode envelope) {
    public int op() {
        return envelope.path("op").intValue();
    }
}
