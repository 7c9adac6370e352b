package dev.shard.transport.netty;

import java.security.GeneralSecurityException;
import java.security.Provider;
import java.util.List;
import java.util.Set;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

/**
 * What this JVM's TLS may do by its security properties ({@code jdk.tls.disabledAlgorithms}) and system properties.
 *
 * @param original whether it is OpenJDK's, and no other provider's
 * @param protocols versions that a client may offer
 * @param suites cipher suites that a client may offer
 */
record JdkTls(boolean original, Set<String> protocols, Set<String> suites) {
    private static final TrustManager[] NOBODY = {};

    static JdkTls current() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            // Not the default one, which would read the trust store.
            context.init(null, NOBODY, null);
            SSLParameters usual = context.getDefaultSSLParameters();
            var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            return new JdkTls(
                    isOriginal(context.getProvider()) && isOriginal(trust.getProvider()),
                    Set.copyOf(List.of(usual.getProtocols())),
                    Set.copyOf(List.of(usual.getCipherSuites())));
        } catch (GeneralSecurityException unusable) {
            // Whoever uses it will hear why.
            return new JdkTls(false, Set.of(), Set.of());
        }
    }

    private static boolean isOriginal(Provider provider) {
        return provider.getName().equals("SunJSSE");
    }
}
