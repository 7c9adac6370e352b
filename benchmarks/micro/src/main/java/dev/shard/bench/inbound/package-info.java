/** The whole way in, without a socket. */
@NullMarked
package dev.shard.bench.inbound;

import org.jspecify.annotations.NullMarked;
