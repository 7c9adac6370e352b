package dev.shard.transport.netty;

/** Whose TLS secures {@code wss}. Certificates and host names are verified by the JDK either way. */
public enum TlsProvider {
    /**
     * {@link #OPENSSL} where its native library loads and keeps to everything that the transport and the JDK's properties ask
     * for, {@link #JDK} elsewhere.
     */
    AUTO,
    /** The JDK's own, or whatever stands in its place; works everywhere. */
    JDK,
    /**
     * BoringSSL by way of netty-tcnative: less memory for each connection, and less work for each byte. Needs {@code
     * io.netty:netty-tcnative-boringssl-static} on the class path.
     */
    OPENSSL
}
