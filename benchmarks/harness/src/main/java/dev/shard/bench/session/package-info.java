/** What the load server sends: the simulator's traffic, in every encoding and compression. */
@NullMarked
package dev.shard.bench.session;

import org.jspecify.annotations.NullMarked;
