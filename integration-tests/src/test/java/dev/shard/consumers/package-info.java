/** Listeners that block, throw or are slow, in a process whose heap is too small for what they leave lying. */
@NullMarked
package dev.shard.consumers;

import org.jspecify.annotations.NullMarked;
