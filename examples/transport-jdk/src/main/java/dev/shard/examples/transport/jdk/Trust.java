package dev.shard.examples.transport.jdk;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/** T3: whose certificates are accepted. The JDK's client checks the host name by itself. */
final class Trust {
    private final X509ExtendedTrustManager manager;

    private Trust(@Nullable KeyStore store) throws GeneralSecurityException {
        var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        manager = Arrays.stream(factory.getTrustManagers())
                .filter(X509ExtendedTrustManager.class::isInstance)
                .map(X509ExtendedTrustManager.class::cast)
                .findFirst()
                .orElseThrow();
    }

    static Trust ofTheJdk() {
        try {
            return new Trust(null);
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("this JDK cannot read its own trust store", broken);
        }
    }

    /** @throws IllegalArgumentException if the file cannot be read or holds no certificate */
    static Trust fromPem(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            for (Certificate one : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                store.setCertificateEntry("trusted-" + store.size(), one);
            }
            if (store.size() == 0) {
                throw new CertificateException("it holds no certificate");
            }
            return new Trust(store);
        } catch (IOException | GeneralSecurityException unreadable) {
            throw new IllegalArgumentException(
                    "trust must be a file of X.509 certificates in PEM, but " + file + " could not be read as one: "
                            + unreadable.getMessage(),
                    unreadable);
        }
    }

    /** @param accepted runs when a certificate has been accepted, on any thread */
    SSLContext context(Runnable accepted) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {new Watched(manager, accepted)}, null);
            return context;
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("this JDK cannot do TLS", broken);
        }
    }

    /** The client tells nobody how far a handshake has come, but it has to ask whom to trust. */
    private static final class Watched extends X509ExtendedTrustManager {
        private final X509ExtendedTrustManager manager;
        private final Runnable accepted;

        Watched(X509ExtendedTrustManager manager, Runnable accepted) {
            this.manager = manager;
            this.accepted = accepted;
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String keyType, SSLEngine engine)
                throws CertificateException {
            manager.checkServerTrusted(chain, keyType, engine);
            accepted.run();
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String keyType, Socket socket)
                throws CertificateException {
            throw notAsked();
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String keyType) throws CertificateException {
            // Without an engine there is no host name to check.
            throw notAsked();
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String keyType, SSLEngine engine)
                throws CertificateException {
            throw notAsked();
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String keyType, Socket socket)
                throws CertificateException {
            throw notAsked();
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String keyType) throws CertificateException {
            throw notAsked();
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return manager.getAcceptedIssuers();
        }

        private static CertificateException notAsked() {
            return new CertificateException("only servers are verified, and only with their host name");
        }
    }
}
