/** The Gateway's rules and bookkeeping as plain values: no socket, no thread, no clock. */
@NullMarked
package dev.shard.sim.protocol;

import org.jspecify.annotations.NullMarked;
