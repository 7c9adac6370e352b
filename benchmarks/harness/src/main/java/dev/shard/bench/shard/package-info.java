/** Shard as a client under measurement, in every combination of its parts. */
@NullMarked
package dev.shard.bench.shard;

import org.jspecify.annotations.NullMarked;
