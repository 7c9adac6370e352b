/**
 * WebSocket connections on Netty 4.2.
 *
 * <p>The way of a connection: {@code Opening} resolves, connects, passes a proxy, secures and upgrades; then
 * {@code FrameHandler} stands alone in the pipeline (behind TLS, if there is any) and {@code FrameDecoder} lends the
 * bytes of each message to the listener straight from the buffer that the socket was read into. RFC 6455 as a client
 * needs it, without extensions, is small; Netty's own codec would make an object per frame and copy when it joins them.
 */
@NullMarked
package dev.shard.transport.netty;

import org.jspecify.annotations.NullMarked;
