/**
 * What a gateway has to say: a deterministic generator of realistic dispatches, the intents that gate them, and
 * recordings for replay. Nothing here knows of sockets, sessions or clients.
 */
@NullMarked
package dev.shard.sim.traffic;

import org.jspecify.annotations.NullMarked;
