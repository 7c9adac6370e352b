/** The server on Netty: one event loop that owns all state. */
@NullMarked
package dev.shard.sim.net;

import org.jspecify.annotations.NullMarked;
