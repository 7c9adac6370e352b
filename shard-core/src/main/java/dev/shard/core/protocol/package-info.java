/**
 * The whole Gateway protocol without I/O: no socket, thread, clock, chance, logger, codec or buffer. Values go in and come
 * out; {@link dev.shard.core.protocol.ShardMachine} decides, and whoever drives it does.
 *
 * <p>The rows that comments name are those of the transition table in {@code docs/protocol/transitions.md}.
 */
@NullMarked
package dev.shard.core.protocol;

import org.jspecify.annotations.NullMarked;
