package dev.shard.transport.netty;

import dev.shard.transport.support.Endpoint;
import dev.shard.transport.support.TlsFailures;
import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.ssl.NotSslRecordException;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslProvider;
import java.nio.channels.ClosedChannelException;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** What every TLS connection of a transport has in common. Process lifetime. */
final class Tls {
    static final TlsFailures FAILURES =
            new TlsFailures(NotSslRecordException.class::isInstance, ClosedChannelException.class::isInstance);

    private final @Nullable TrustManagerFactory trust;
    private final List<String> protocols;
    private @Nullable SslContext context;

    /** @param trust who is trusted; null for the JDK's own trust store */
    Tls(@Nullable TrustManagerFactory trust, List<String> protocols) {
        this.trust = trust;
        this.protocols = protocols;
    }

    /** @throws IllegalArgumentException if there is none, or one that the JDK does not know */
    static List<String> checkedProtocols(List<String> protocols) {
        try {
            List<String> known =
                    List.of(SSLContext.getDefault().getSupportedSSLParameters().getProtocols());
            if (protocols.isEmpty() || !known.containsAll(protocols)) {
                throw new IllegalArgumentException("TLS versions must be some of " + known + ", were " + protocols);
            }
            return protocols;
        } catch (NoSuchAlgorithmException unusable) {
            throw new IllegalStateException("this JDK's TLS cannot be used: " + unusable.getMessage(), unusable);
        }
    }

    /** A handler for one connection, which sends the name (SNI) and verifies chain and name. */
    SslHandler handler(ByteBufAllocator allocator, Endpoint endpoint) throws SSLException {
        SslHandler handler = context().newHandler(allocator, endpoint.host(), endpoint.port());
        // The deadline of the whole opening governs.
        handler.setHandshakeTimeoutMillis(0);
        return handler;
    }

    // Made when it is first needed: reading the JDK's trust store takes a while, and ws:// does without.
    private synchronized SslContext context() throws SSLException {
        SslContext made = context;
        if (made == null) {
            made = SslContextBuilder.forClient()
                    .sslProvider(SslProvider.JDK)
                    .trustManager(trust)
                    .endpointIdentificationAlgorithm("HTTPS")
                    .protocols(protocols)
                    .build();
            context = made;
        }
        return made;
    }
}
