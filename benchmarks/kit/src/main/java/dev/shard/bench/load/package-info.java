/** Sessions made beforehand, and the server that sends them as fast as a socket takes them, or at a given pace. */
@NullMarked
package dev.shard.bench.load;

import org.jspecify.annotations.NullMarked;
