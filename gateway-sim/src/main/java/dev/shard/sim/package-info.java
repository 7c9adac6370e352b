/**
 * An embeddable Discord Gateway: a real WebSocket server that holds clients to the Gateway's rules, counts what they do
 * wrong, and misbehaves on request.
 *
 * <p>Start at {@link dev.shard.sim.GatewaySimulator}.
 */
@NullMarked
package dev.shard.sim;

import org.jspecify.annotations.NullMarked;
