package dev.shard.transport.javaws;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Finds the addresses of a host; blocks as long as that takes. Process lifetime. */
@FunctionalInterface
interface HostResolver {
    /**
     * The operating system's look-up, which knows the hosts file, search domains and VPNs. The JDK keeps what it found for
     * 30 s and what it did not find for 10 s ({@code networkaddress.cache.ttl} and
     * {@code networkaddress.cache.negative.ttl}); both are shorter than a wait that matters.
     */
    HostResolver SYSTEM = InetAddress::getAllByName;

    /**
     * Looks a host up.
     *
     * @param host a name, or an address as text without brackets
     * @return at least one address, in the order in which they are to be tried
     */
    InetAddress[] resolve(String host) throws UnknownHostException;
}
