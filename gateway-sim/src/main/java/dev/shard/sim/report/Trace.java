package dev.shard.sim.report;

import dev.shard.sim.scenario.SimConnection;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What is told about a payload; never its data, so that no token can be in it.
 *
 * @param connection {@link SimConnection#number()}
 * @param shard null until the connection is authenticated
 * @param op the opcode; -1 if the payload could not be read
 * @param name {@code t}; null except for dispatches
 * @param sequence {@code s} of a dispatch; for a heartbeat or a RESUME the sequence that the client gave
 * @param bytes size of the payload as it was serialized, before compression
 */
public record Trace(
        Direction direction,
        long connection,
        @Nullable ShardId shard,
        int op,
        @Nullable String name,
        OptionalLong sequence,
        int bytes) {

    /** Who spoke. */
    public enum Direction {
        FROM_CLIENT,
        TO_CLIENT
    }
}
