package dev.shard.transport.netty;

import dev.shard.transport.support.Endpoint;
import dev.shard.transport.support.TlsFailures;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.ssl.NotSslRecordException;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslProvider;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.ReferenceCounted;
import java.nio.channels.ClosedChannelException;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What every TLS connection of a transport has in common. Process lifetime; safe for use by many threads. */
final class Tls implements AutoCloseable {
    static final TlsFailures FAILURES = new TlsFailures(
            NotSslRecordException.class::isInstance, ClosedChannelException.class::isInstance, TlsWords::readable);

    private static final Logger LOG = LoggerFactory.getLogger(Tls.class);

    private final TlsProvider provider;
    private final @Nullable TrustManagerFactory trust;
    private final List<String> protocols;
    private final AlertFollower alerts = new AlertFollower();
    private @Nullable SslContext context;
    private boolean closed;

    /**
     * @param trust who is trusted; null for the JDK's own trust store
     * @throws IllegalArgumentException if the provider cannot do what it is to do
     */
    Tls(TlsProvider provider, @Nullable TrustManagerFactory trust, List<String> protocols) {
        this.provider = provider;
        this.trust = trust;
        this.protocols = protocols;
        if (provider == TlsProvider.OPENSSL) {
            String objection = BoringSsl.objection(JdkTls.current(), trust, protocols);
            if (objection != null) {
                throw new IllegalArgumentException("TLS provider openssl cannot be used: " + objection
                        + ". Or choose auto, which takes the JDK's TLS then, or jdk");
            }
        }
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

    /**
     * Puts a handler for one connection before another, which sends the name (SNI) and verifies chain and name. Whoever takes it
     * out again lets go of its native memory.
     */
    SslHandler install(ChannelPipeline pipeline, String before, Endpoint endpoint) throws SSLException {
        SslHandler handler = handler(pipeline.channel().alloc(), endpoint);
        // The deadline of the whole opening governs.
        handler.setHandshakeTimeoutMillis(0);
        if (handler.engine() instanceof ReferenceCounted) {
            pipeline.addBefore(before, null, alerts);
        }
        pipeline.addBefore(before, null, handler);
        return handler;
    }

    synchronized SslHandler handler(ByteBufAllocator allocator, Endpoint endpoint) throws SSLException {
        if (closed) {
            throw new SSLException("the transport is closed");
        }
        // Made when it is first needed: reading the JDK's trust store takes a while, and ws:// does without.
        if (context == null) {
            context = newContext();
        }
        return context.newHandler(allocator, endpoint.host(), endpoint.port());
    }

    /** Lets go of native memory, once the last handler is out of its pipeline. */
    @Override
    public synchronized void close() {
        closed = true;
        ReferenceCountUtil.release(context);
        context = null;
    }

    private SslContext newContext() throws SSLException {
        JdkTls jdk = JdkTls.current();
        SslContextBuilder builder = SslContextBuilder.forClient()
                .trustManager(trust)
                .endpointIdentificationAlgorithm("HTTPS")
                .protocols(protocols);
        return prefersBoringSsl(jdk)
                // Counted rather than finalized: we know when the last one is gone, and the JDK is about to lose
                // finalizers.
                ? builder.sslProvider(SslProvider.OPENSSL_REFCNT)
                        .ciphers(null, BoringSsl.suites(jdk))
                        .build()
                : builder.sslProvider(SslProvider.JDK).build();
    }

    private boolean prefersBoringSsl(JdkTls jdk) {
        if (provider != TlsProvider.AUTO) {
            return provider == TlsProvider.OPENSSL;
        }
        String objection = BoringSsl.objection(jdk, trust, protocols);
        if (objection == null) {
            LOG.atDebug().addKeyValue("provider", TlsProvider.OPENSSL).log("TLS provider chosen");
        } else {
            LOG.atDebug()
                    .addKeyValue("provider", TlsProvider.JDK)
                    .addKeyValue("cause", objection)
                    .log("TLS provider chosen");
        }
        return objection == null;
    }
}
