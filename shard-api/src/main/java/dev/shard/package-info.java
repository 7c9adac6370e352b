/**
 * What applications use: {@link dev.shard.Shard}, its configuration, its events and the words of Discord's Gateway.
 *
 * <p>Discord's own terms are kept: a <em>shard</em> is one WebSocket connection to the Gateway, a <em>dispatch</em> is an
 * event with opcode 0, a <em>session</em> is what RESUME continues. Everything here is independent of the transport,
 * encoding and compression in use; those live behind {@code dev.shard.spi}.
 */
@NullMarked
package dev.shard;

import org.jspecify.annotations.NullMarked;
