/**
 * WebSocket connections on Java-WebSocket 1.6: two threads per connection, one that reads and one that writes, and a few
 * event loops that all shards share.
 *
 * <p>The way of a connection: {@code Dial} resolves, connects, passes a proxy and secures, on the thread that reads later;
 * the library's client asks for the upgrade over the {@code Wire} that results, and owns the writing thread; {@code
 * GatewayDraft} takes the frames out of its hands, because it allocates what a header announces and lets a message have any
 * number of fragments. What was received waits in the {@code HandOver} for the loop, where {@code JavaWsConnection} decides
 * everything.
 */
@NullMarked
package dev.shard.transport.javaws;

import org.jspecify.annotations.NullMarked;
