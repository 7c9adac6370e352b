package dev.shard.transport.netty;

/** How the operating system is asked which sockets are ready. */
public enum IoMechanism {
    /** {@link #EPOLL} where its native library loads, {@link #NIO} elsewhere. */
    AUTO,
    /** The JDK's selectors; works everywhere. */
    NIO,
    /** Linux epoll: less work and less garbage per event than {@link #NIO}. */
    EPOLL,
    /**
     * Linux io_uring, never chosen by itself. Needs {@code io.netty:netty-transport-native-io_uring} on the class path and a
     * kernel that allows it, which many container runtimes do not.
     */
    IO_URING
}
