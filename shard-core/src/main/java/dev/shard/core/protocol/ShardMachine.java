package dev.shard.core.protocol;

import dev.shard.Dispatch;
import dev.shard.EventName;

/** The Gateway protocol of one shard. Without state of its own; safe for any thread. */
public final class ShardMachine {
    private final MachineSettings settings;

    /** A machine for shards with these settings. */
    public ShardMachine(MachineSettings settings) {
        this.settings = settings;
    }

    /** What comes of an input. Never throws for anything a peer can send. */
    public Step step(ShardState at, ShardInput input, Moment now) {
        throw new UnsupportedOperationException(settings + " " + at + " " + input + " " + now);
    }

    /**
     * The short way: whether a dispatch does nothing but count and be delivered (not as replayed), so that no step is
     * needed for it. Allocates nothing.
     *
     * @param at the state; its own sequence may lag behind
     * @param last sequence of the dispatch before
     * @param sequence of the dispatch at hand, or {@link Dispatch#NO_SEQUENCE}
     * @param name its name; empty if it has none
     */
    public static boolean isPlain(ShardState at, long last, long sequence, String name) {
        return at instanceof ShardState.Active
                && sequence == last + 1
                && !name.equals(EventName.READY.name())
                && !name.equals(EventName.RESUMED.name());
    }
}
