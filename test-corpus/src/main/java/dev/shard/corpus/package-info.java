/** Recorded data from outside, for tests; which skip, and say so, where there is none. */
@NullMarked
package dev.shard.corpus;

import org.jspecify.annotations.NullMarked;
