/**
 * WebSocket connections on {@link java.net.http.WebSocket}, the subject of {@code docs/adding-a-transport.md}.
 *
 * <p>The way of a connection: {@code JdkTransport} deals it a loop, {@code Dialer} opens the socket beside the loop,
 * {@code Receiver} brings what the JDK reports onto the loop, and {@code JdkConnection} decides there. Only
 * {@code Receiver} and {@code Dialer} run on threads that are not the loop's.
 */
@NullMarked
package dev.shard.examples.transport.jdk;

import org.jspecify.annotations.NullMarked;
