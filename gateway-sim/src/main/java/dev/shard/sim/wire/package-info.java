/** How payloads become bytes and back: encodings, compressions, and damage done to either. */
@NullMarked
package dev.shard.sim.wire;

import org.jspecify.annotations.NullMarked;
