package dev.shard.transport.javaws;

import dev.shard.transport.support.Endpoint;
import dev.shard.transport.support.TlsFailures;
import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** What every TLS connection of a transport has in common. Process lifetime. */
final class Tls {
    // The JDK has no type of its own for what is no TLS. Source: sun.security.ssl.SSLSocketInputRecord.
    static final TlsFailures FAILURES = new TlsFailures(
            link -> String.valueOf(link.getMessage()).startsWith("Unsupported or unrecognized SSL"),
            EOFException.class::isInstance);

    private final @Nullable TrustManagerFactory trust;
    private final List<String> protocols;
    private @Nullable SSLContext context;

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

    /** Does the handshake over a connected socket: sends the name (SNI), and verifies chain and name. Blocks. */
    SSLSocket secure(Socket tcp, Endpoint endpoint) throws IOException, GeneralSecurityException {
        var socket = (SSLSocket) context().getSocketFactory().createSocket(tcp, endpoint.host(), endpoint.port(), true);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        parameters.setProtocols(protocols.toArray(String[]::new));
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        return socket;
    }

    // Made when it is first needed: reading the JDK's trust store takes a while, and ws:// does without.
    private synchronized SSLContext context() throws GeneralSecurityException {
        SSLContext made = context;
        if (made == null) {
            made = SSLContext.getInstance("TLS");
            made.init(null, trust == null ? null : trust.getTrustManagers(), null);
            context = made;
        }
        return made;
    }
}
