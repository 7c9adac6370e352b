package dev.shard.simulation;

import dev.shard.core.protocol.ShardInput;
import dev.shard.core.protocol.ShardState;
import dev.shard.core.protocol.Step;
import java.util.BitSet;

/** Which rows of the transition table the machine has taken, in all worlds of this class loader. Safe for any thread. */
public final class RowLog {
    private static final BitSet VISITED = new BitSet();

    private RowLog() {}

    /** The machine made a step. */
    public static Step visited(ShardState before, ShardInput input, Step step) {
        BitSet rows = Rows.of(before, input, step);
        synchronized (VISITED) {
            VISITED.or(rows);
        }
        return step;
    }

    /** A row that the driver takes before the machine hears of it. */
    static void taken(int row) {
        synchronized (VISITED) {
            VISITED.set(row);
        }
    }

    /** The rows so far. */
    static BitSet rows() {
        synchronized (VISITED) {
            return (BitSet) VISITED.clone();
        }
    }
}
