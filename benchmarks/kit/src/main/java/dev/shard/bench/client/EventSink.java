package dev.shard.bench.client;

/** Is told of the dispatches of one connection, READY included, on the thread where a bot would see them. */
@FunctionalInterface
public interface EventSink {
    /** The sequence of READY, which every session begins with; that of the first event is one more. */
    long READY = 1;

    /** A dispatch came. Some may be left out, but neither READY nor the last. */
    void event(long sequence);

    /** The connection ended although nobody ended it. */
    default void failed(Throwable cause) {
        throw new IllegalStateException(cause);
    }
}
