/** Transports that break a rule on purpose, and the proof that the kit finds them. */
@NullMarked
package dev.shard.contract;

import org.jspecify.annotations.NullMarked;
