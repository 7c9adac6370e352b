package dev.shard.core.protocol;

import java.time.Duration;
import java.util.function.Function;

/**
 * One thing that happens to a shard in a random script.
 *
 * @param name for the report of a counterexample
 * @param input what happens, made for the shard as it is then
 * @param before how much time passes first
 * @param chance the share of chance it gets
 */
record Stimulus(String name, Function<ShardScript, ShardInput> input, Duration before, double chance) {
    @Override
    public String toString() {
        return name + " (to an active shard: " + input.apply(ShardScript.active()) + ") after " + before.toMillis()
                + " ms";
    }
}
