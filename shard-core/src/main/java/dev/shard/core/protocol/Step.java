package dev.shard.core.protocol;

import java.util.List;

/**
 * One transition: where the shard is now, and what the driver must do, in order.
 *
 * @param effects what to do
 */
public record Step(ShardState next, List<ShardEffect> effects) {
    /** Copies the effects. */
    public Step {
        effects = List.copyOf(effects);
    }

    /** Nothing comes of it. */
    static Step stay(ShardState at) {
        return new Step(at, List.of());
    }
}
