package dev.shard.transport.support;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import javax.net.ssl.TrustManagerFactory;

/** Reads certificates that are to be trusted. */
public final class Trust {
    private Trust() {}

    /**
     * Trusts the certificates of a file, and nobody else.
     *
     * @throws IllegalArgumentException if the file cannot be read, is not PEM or holds no certificate
     */
    public static TrustManagerFactory fromPem(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            var certificates = CertificateFactory.getInstance("X.509").generateCertificates(in);
            if (certificates.isEmpty()) {
                throw new CertificateException("it holds no certificate");
            }
            return trusting(certificates);
        } catch (NoSuchFileException missing) {
            throw new IllegalArgumentException(
                    "trust must be a file of X.509 certificates in PEM, but there is no file " + file, missing);
        } catch (IOException | GeneralSecurityException unreadable) {
            throw new IllegalArgumentException(
                    "trust must be a file of X.509 certificates in PEM, but " + file + " could not be read as one: "
                            + unreadable.getMessage(),
                    unreadable);
        }
    }

    private static TrustManagerFactory trusting(Collection<? extends Certificate> certificates)
            throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        int number = 0;
        for (Certificate certificate : certificates) {
            store.setCertificateEntry("trusted-" + number++, certificate);
        }
        var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return factory;
    }
}
