package dev.shard.transport.netty;

import io.netty.util.NetUtil;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The operating system's look-up, by way of the JDK, on threads of its own because it blocks. They go when they have had
 * nothing to do for a while, so a shard that is connected has none.
 *
 * <p>The system's look-up knows the hosts file, search domains and VPNs, which a DNS client of ours would not. The JDK
 * keeps what it found for 30 s and what it did not find for 10 s ({@code networkaddress.cache.ttl} and
 * {@code networkaddress.cache.negative.ttl}); both are shorter than a wait that matters.
 */
final class JdkResolver implements HostResolver {
    // Several, because a look-up of a dead name server takes long and must not hold up the other shards.
    private static final int THREADS = 4;
    private static final long IDLE_SECONDS = 5;

    private final ThreadPoolExecutor threads = new ThreadPoolExecutor(
            THREADS,
            THREADS,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            new DefaultThreadFactory("shard-dns", true));

    JdkResolver() {
        threads.allowCoreThreadTimeOut(true);
    }

    @Override
    public CompletionStage<List<InetAddress>> resolve(String host) {
        InetAddress literal = NetUtil.createInetAddressFromIpAddressString(host);
        return literal != null
                ? CompletableFuture.completedStage(List.of(literal))
                : CompletableFuture.supplyAsync(() -> lookUp(host), threads);
    }

    private static List<InetAddress> lookUp(String host) {
        try {
            return List.of(InetAddress.getAllByName(host));
        } catch (UnknownHostException unknown) {
            throw new CompletionException(unknown);
        }
    }

    @Override
    public void close() {
        threads.shutdown();
    }
}
