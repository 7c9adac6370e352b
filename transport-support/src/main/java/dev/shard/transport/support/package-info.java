/**
 * What transports have in common: RFC 6455 below the library, URIs, proxies, certificates, and the words for what fails.
 *
 * <p>Small values and rules without a socket or a thread, which a transport uses or leaves alone; the SPI asks for none of
 * them. They promise no more than their module's version does.
 */
@NullMarked
package dev.shard.transport.support;

import org.jspecify.annotations.NullMarked;
