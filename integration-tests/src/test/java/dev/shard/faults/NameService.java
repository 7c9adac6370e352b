package dev.shard.faults;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/** Finds every host at 127.0.0.1, but only once it has recovered. */
public final class NameService implements AutoCloseable {
    private final CompletableFuture<List<InetAddress>> beforeRecovery;
    private volatile boolean recovered;

    private NameService(CompletableFuture<List<InetAddress>> beforeRecovery) {
        this.beforeRecovery = beforeRecovery;
    }

    /** Does not answer. */
    static NameService silent() {
        return new NameService(new CompletableFuture<>());
    }

    /** Knows nobody. */
    static NameService ignorant() {
        return new NameService(CompletableFuture.failedFuture(new UnknownHostException("no such host")));
    }

    void recover() {
        recovered = true;
    }

    /** Looks a host up, without waiting. */
    public CompletionStage<List<InetAddress>> find(String host) {
        return recovered ? CompletableFuture.completedStage(loopback()) : beforeRecovery;
    }

    /** Same, waiting. */
    public InetAddress[] await(String host) throws UnknownHostException {
        try {
            return find(host).toCompletableFuture().join().toArray(InetAddress[]::new);
        } catch (CompletionException unknown) {
            throw (UnknownHostException) unknown.getCause();
        }
    }

    private static List<InetAddress> loopback() {
        return List.of(InetAddress.getLoopbackAddress());
    }

    /** Answers whoever still waits. */
    @Override
    public void close() {
        beforeRecovery.complete(loopback());
    }
}
