package dev.shard.spi.transport;

import dev.shard.spi.Provider;
import dev.shard.spi.Settings;

/**
 * Makes a {@link Transport} that was chosen by name.
 *
 * <p>Settings that several transports know are called the same in all of them:
 * <ul>
 *   <li>{@code trust}: path of a PEM file with the certificates to trust, and no others; Java's own without it
 *   <li>{@code proxy}: {@code http://} or {@code socks5://[user:password@]host:port}, user and password percent-encoded; the
 *       proxy is asked, with {@code CONNECT} or SOCKS5, for the host by its name, which is looked up there and not here
 *   <li>{@code io-threads}: how many loops
 * </ul>
 * The contract tests set {@code trust}, and those of a proxy {@code proxy}; a transport without proxies leaves {@code proxy}
 * unknown and these tests out.
 */
public interface TransportProvider extends Provider {
    /**
     * Makes one; the caller closes it.
     *
     * @throws IllegalArgumentException if a setting is unknown or does not fit
     */
    Transport create(Settings settings);
}
