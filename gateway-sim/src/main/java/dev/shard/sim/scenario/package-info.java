/** What a simulator can be told to do: rules for moments to come, actions on live connections, faults from a seed. */
@NullMarked
package dev.shard.sim.scenario;

import org.jspecify.annotations.NullMarked;
