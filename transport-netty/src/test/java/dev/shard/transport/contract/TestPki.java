package dev.shard.transport.contract;

import io.netty.pkitesting.CertificateBuilder;
import io.netty.pkitesting.X509Bundle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** A certificate authority for tests, and servers certified by it. */
public final class TestPki {
    private static final X509Bundle AUTHORITY =
            build(new CertificateBuilder().ecp256().subject("CN=Test CA").setIsCertificateAuthority(true), null);

    private TestPki() {}

    /** A PEM file with the authority's certificate. */
    public static Path authority() {
        return pem(AUTHORITY);
    }

    /** {@code localhost}, certified by an authority that nobody trusts. */
    public static SSLContext certifiedByAnother() {
        return server(localhostCertificate(), build(authority("CN=Other CA"), null));
    }

    /** A server that is {@code localhost} and 127.0.0.1. */
    public static SSLContext localhost() {
        return server(localhostCertificate(), AUTHORITY);
    }

    /** A server that is somebody else. */
    public static SSLContext otherHost() {
        return host("other.test");
    }

    /** A server named in DNS. */
    public static SSLContext host(String name) {
        return server(new CertificateBuilder().ecp256().subject("CN=" + name).addSanDnsName(name), AUTHORITY);
    }

    /** {@code localhost}, a day ago. */
    public static SSLContext expired() {
        Instant now = Instant.now();
        return server(
                localhostCertificate().notBefore(now.minus(9, ChronoUnit.DAYS)).notAfter(now.minus(1, ChronoUnit.DAYS)),
                AUTHORITY);
    }

    private static CertificateBuilder authority(String name) {
        return new CertificateBuilder().ecp256().subject(name).setIsCertificateAuthority(true);
    }

    private static CertificateBuilder localhostCertificate() {
        return new CertificateBuilder()
                .ecp256()
                .subject("CN=localhost")
                .addSanDnsName("localhost")
                .addSanIpAddress("127.0.0.1");
    }

    private static SSLContext server(CertificateBuilder certificate, X509Bundle issuer) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(build(certificate, issuer).toKeyManagerFactory().getKeyManagers(), null, null);
            return context;
        } catch (GeneralSecurityException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static X509Bundle build(CertificateBuilder certificate, @Nullable X509Bundle issuer) {
        try {
            return issuer == null ? certificate.buildSelfSigned() : certificate.buildIssuedBy(issuer);
        } catch (Exception impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static Path pem(X509Bundle authority) {
        try {
            Path file = Files.createTempFile("authority", ".pem");
            file.toFile().deleteOnExit();
            return Files.writeString(file, authority.getCertificatePEM());
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
