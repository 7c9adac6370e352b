package dev.shard.bench.client;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A client, told what to do. */
public final class SocketContender implements Contender {
    private static final long PATIENCE_SECONDS = 120;

    private final Client client;
    private final URI gateway;
    private final List<Opening> opened = new ArrayList<>();

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
        Opening opening = new Opening(connections);
        opened.add(opening);
        long start = System.nanoTime();
        for (int i = 0; i < connections; i++) {
            client.connect(gateway, opening);
        }
        opening.await(PATIENCE_SECONDS);
        return System.nanoTime() - start;
    }

    /** Throws if a connection that was opened has ended although nobody ended it. */
    void requireNoneLost() {
        opened.forEach(Opening::requireNoneLost);
    }

    /** The moments at which the events of so many connections arrived. */
    Arrivals arrivals(int connections, int events) throws Exception {
        Arrivals arrivals = new Arrivals(connections, events);
        for (int i = 0; i < connections; i++) {
            // One after the other, because the server deals events out in the order in which they were ready.
            Opening opening = new Opening(1);
            client.connect(gateway, arrivals.sink(i, opening));
            opening.await(PATIENCE_SECONDS);
        }
        arrivals.begin();
        return arrivals;
    }

    void disconnect() throws Exception {
        opened.clear();
        client.disconnect();
    }

    @Override
    public void close() throws Exception {
        client.close();
    }

    static <T> T get(CompletableFuture<T> future) throws Exception {
        try {
            return future.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new TimeoutException("the last event did not come within " + PATIENCE_SECONDS + " s");
        }
    }
}
