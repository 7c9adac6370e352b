package dev.shard.tck.transport;

import dev.shard.tck.transport.TestCertificate.Period;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** A certificate authority for tests, and servers certified by it. */
public final class TestPki {
    private static final TestCertificate AUTHORITY = TestCertificate.authority("Test CA");
    private static final String LOCALHOST = "localhost";
    private static final char[] NO_PASSWORD = {};

    private TestPki() {}

    /** A PEM file with the authority's certificate. */
    public static Path authority() {
        try {
            Path file = Files.createTempFile("authority", ".pem");
            file.toFile().deleteOnExit();
            String body = Base64.getMimeEncoder()
                    .encodeToString(AUTHORITY.certificate().getEncoded());
            return Files.writeString(file, "-----BEGIN CERTIFICATE-----\n" + body + "\n-----END CERTIFICATE-----\n");
        } catch (IOException | GeneralSecurityException impossible) {
            throw new AssertionError(impossible);
        }
    }

    /** {@code localhost}, certified by an authority that nobody trusts. */
    public static SSLContext certifiedByAnother() {
        return server(TestCertificate.authority("Other CA").issue(LOCALHOST, Period.now()));
    }

    /** A server that is {@code localhost} and 127.0.0.1. */
    public static SSLContext localhost() {
        return host(LOCALHOST);
    }

    /** A server that is somebody else. */
    public static SSLContext otherHost() {
        return host("other.test");
    }

    /** A server named in DNS. */
    public static SSLContext host(String name) {
        return server(AUTHORITY.issue(name, Period.now()));
    }

    /** {@code localhost}, until a day ago. */
    public static SSLContext expired() {
        Instant now = Instant.now();
        return server(
                AUTHORITY.issue(LOCALHOST, new Period(now.minus(Duration.ofDays(9)), now.minus(Duration.ofDays(1)))));
    }

    private static SSLContext server(TestCertificate identity) {
        try {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            Certificate[] chain = {identity.certificate()};
            store.setKeyEntry("server", identity.keys().getPrivate(), NO_PASSWORD, chain);
            var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(store, NO_PASSWORD);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), null, null);
            return context;
        } catch (IOException | GeneralSecurityException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
