package dev.shard.bench.client;

/** One way to take a session in: a client with its socket, or a floor that does less than any client must. */
public interface Contender extends AutoCloseable {
    /** Takes so many events in and says what they took. */
    Measure round(int events) throws Exception;

    /** Ends what it keeps between rounds; nothing, if it is not said otherwise. */
    @Override
    default void close() throws Exception {}
}
