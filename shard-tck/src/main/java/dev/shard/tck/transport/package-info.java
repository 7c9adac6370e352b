/**
 * The contract of the transport seam as tests; knows the SPI only.
 *
 * <p>A backend inherits {@link dev.shard.tck.transport.TransportContract},
 * {@link dev.shard.tck.transport.OpeningContract}, {@link dev.shard.tck.transport.UpgradeContract},
 * {@link dev.shard.tck.transport.MessageContract} and {@link dev.shard.tck.transport.LifeContract}, each in plain text and
 * over TLS, and those of the two proxy contracts that it offers. The server, the proxies and the certificates in this
 * package are for tests of the backend's own as well.
 */
@NullMarked
package dev.shard.tck.transport;

import org.jspecify.annotations.NullMarked;
