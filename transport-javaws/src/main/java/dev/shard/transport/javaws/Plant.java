package dev.shard.transport.javaws;

import dev.shard.transport.support.ProxyAddress;
import java.security.SecureRandom;
import org.jspecify.annotations.Nullable;

/**
 * What all connections of a transport share. Process lifetime.
 *
 * @param random for masks
 * @param proxy null to connect directly
 * @param readBytes size of each connection's read buffer
 * @param receiveBufferBytes size asked of the system for a socket's receive buffer; 0 to leave that to the system
 */
record Plant(
        Tls tls,
        HostResolver resolver,
        SecureRandom random,
        @Nullable ProxyAddress proxy,
        int readBytes,
        int receiveBufferBytes) {}
