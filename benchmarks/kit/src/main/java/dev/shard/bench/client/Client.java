package dev.shard.bench.client;

import java.net.URI;

/** A Gateway client under measurement. Used by one thread. */
public interface Client extends AutoCloseable {
    /** Begins one more connection, and does not wait for it. */
    void connect(URI gateway, EventSink sink) throws Exception;

    /** Ends all connections; what they held may be collected. */
    void disconnect() throws Exception;

    /** Ends all threads. */
    @Override
    void close() throws Exception;
}
