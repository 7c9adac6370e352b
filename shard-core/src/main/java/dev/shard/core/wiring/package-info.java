/**
 * Configuration files and Guice: {@link dev.shard.core.wiring.ShardConfiguration} reads the first,
 * {@link dev.shard.core.wiring.ShardModule} binds for the second, and {@link dev.shard.core.wiring.ShardFactory} makes
 * shards with either or neither. Nothing else in the project knows them.
 */
@NullMarked
package dev.shard.core.wiring;

import org.jspecify.annotations.NullMarked;
