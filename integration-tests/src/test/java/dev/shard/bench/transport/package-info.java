/** What connections cost, by transport. */
@NullMarked
package dev.shard.bench.transport;

import org.jspecify.annotations.NullMarked;
