/** What tests with real sockets need to reach inside of the transport. */
@NullMarked
package dev.shard.transport.javaws;

import org.jspecify.annotations.NullMarked;
