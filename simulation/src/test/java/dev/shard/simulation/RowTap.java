package dev.shard.simulation;

/** Has the machine tell {@link RowLog} of its steps. */
final class RowTap {
    private static final String STEP =
            "input instanceof OfConnection signal ? signalled(at, signal, now) : requested(at, input, now)";

    static final Patch PATCH = Patch.core(
            "protocol/ShardMachine",
            "return " + STEP + ";",
            "return dev.shard.simulation.RowLog.visited(at, input, " + STEP + ");");

    private RowTap() {}
}
