package dev.shard.bench.client;

import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A client, told what to do. */
public final class SocketContender implements Contender {
    private static final long PATIENCE_SECONDS = 120;

    private final Client client;
    private final URI gateway;

    public SocketContender(Client client, URI gateway) {
        this.client = client;
        this.gateway = gateway;
    }

    @Override
    public Measure round(int events) throws Exception {
        Counting counting = new Counting(events);
        client.connect(gateway, counting);
        Measure measure = get(counting.done());
        client.disconnect();
        return measure;
    }

    /** Opens connections, as fast as the client does; gives how long it took until the last was ready, in nanoseconds. */
    long open(int connections) throws Exception {
        CountDownLatch ready = new CountDownLatch(connections);
        long start = System.nanoTime();
        for (int i = 0; i < connections; i++) {
            client.connect(gateway, sequence -> ready.countDown());
        }
        await(ready);
        return System.nanoTime() - start;
    }

    private static void await(CountDownLatch ready) throws InterruptedException, TimeoutException {
        if (!ready.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new TimeoutException(ready.getCount() + " connections are not ready");
        }
    }

    /** The moments at which the events of so many connections arrived. */
    Arrivals arrivals(int connections, int events) throws Exception {
        Arrivals arrivals = new Arrivals(connections, events);
        for (int i = 0; i < connections; i++) {
            // One after the other, because the server deals events out in the order in which they were ready.
            CountDownLatch ready = new CountDownLatch(1);
            client.connect(gateway, arrivals.sink(i, ready));
            await(ready);
        }
        arrivals.begin();
        return arrivals;
    }

    void disconnect() throws Exception {
        client.disconnect();
    }

    @Override
    public void close() throws Exception {
        client.close();
    }

    static <T> T get(CompletableFuture<T> future) throws Exception {
        return future.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }
}
