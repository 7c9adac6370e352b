/** Amounts as people write them: sizes and durations with their units, in configurations and in messages. */
@NullMarked
package dev.shard.units;

import org.jspecify.annotations.NullMarked;
