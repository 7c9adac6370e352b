package dev.shard.transport.netty;

import java.net.InetAddress;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Finds the addresses of a host. Process lifetime. */
interface HostResolver extends AutoCloseable {
    /**
     * Looks a host up, without blocking the caller.
     *
     * @param host a name, or an address as text without brackets
     * @return at least one address, in the order in which they are to be tried; or the
     *     {@link java.net.UnknownHostException}
     */
    CompletionStage<List<InetAddress>> resolve(String host);

    /** Releases its threads. */
    @Override
    void close();
}
