package dev.shard.transport.netty;

/** How the operating system is asked which sockets are ready. */
public enum IoMechanism {
    /** {@link #EPOLL} where its native library loads, {@link #NIO} elsewhere. */
    AUTO,
    /** The JDK's selectors; works everywhere. */
    NIO,
    /** Linux epoll: less work and less garbage per event than {@link #NIO}. */
    EPOLL
}
