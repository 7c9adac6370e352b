/**
 * Many shards as one: {@link dev.shard.fleet.ShardFleet} brings them up within the identify rules, routes by guild, restarts,
 * suspends and reshards them.
 */
@NullMarked
package dev.shard.fleet;

import org.jspecify.annotations.NullMarked;
