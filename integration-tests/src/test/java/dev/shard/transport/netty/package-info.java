/** What tests with real sockets need to reach inside of the transport. */
@NullMarked
package dev.shard.transport.netty;

import org.jspecify.annotations.NullMarked;
