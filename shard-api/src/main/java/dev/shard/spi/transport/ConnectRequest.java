package dev.shard.spi.transport;

import dev.shard.ShardConfig;
import java.net.URI;
import java.time.Duration;

/**
 * What to open.
 *
 * @param endpoint absolute {@code ws} or {@code wss} URI with host, path and query
 * @param timeout for everything up to the finished upgrade: DNS, TCP, proxy, TLS, HTTP
 * @param closeTimeout from an orderly close to the moment at which the connection is aborted
 * @param maxMessageBytes longest message, its fragments joined; a longer one ends the connection (rule T12)
 */
public record ConnectRequest(URI endpoint, Duration timeout, Duration closeTimeout, int maxMessageBytes) {
    /** Checks the endpoint's form and that the numbers are positive. */
    public ConnectRequest {
        ShardConfig.checkedUrl(endpoint);
        if (timeout.isNegative() || timeout.isZero()) {
            throw new IllegalArgumentException("timeout must be more than zero, was " + timeout);
        }
        if (closeTimeout.isNegative() || closeTimeout.isZero()) {
            throw new IllegalArgumentException("closeTimeout must be more than zero, was " + closeTimeout);
        }
        if (maxMessageBytes < 1) {
            throw new IllegalArgumentException("maxMessageBytes must be at least 1, was " + maxMessageBytes);
        }
    }
}
