package dev.shard.transport.contract;

import io.netty.pkitesting.CertificateBuilder;
import io.netty.pkitesting.X509Bundle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import javax.net.ssl.SSLContext;

/** A certificate authority for tests, and servers certified by it. */
public final class TestPki {
    private static final X509Bundle AUTHORITY =
            build(new CertificateBuilder().ecp256().subject("CN=Test CA").setIsCertificateAuthority(true), null);

    private TestPki() {}

    /** A PEM file with the authority's certificate. */
    public static Path authority() {
        return pem(AUTHORITY);
    }

    /** A PEM file with an authority that has certified none of the servers here. */
    public static Path otherAuthority() {
        return pem(
                build(new CertificateBuilder().ecp256().subject("CN=Other CA").setIsCertificateAuthority(true), null));
    }

    /** A server that is {@code localhost} and 127.0.0.1. */
    public static SSLContext localhost() {
        return server(new CertificateBuilder()
                .ecp256()
                .subject("CN=localhost")
                .addSanDnsName("localhost")
                .addSanIpAddress("127.0.0.1"));
    }

    /** A server that is somebody else. */
    public static SSLContext otherHost() {
        return server(new CertificateBuilder().ecp256().subject("CN=other.test").addSanDnsName("other.test"));
    }

    /** A server named in DNS. */
    public static SSLContext host(String name) {
        return server(new CertificateBuilder().ecp256().subject("CN=" + name).addSanDnsName(name));
    }

    /** {@code localhost}, a day ago. */
    public static SSLContext expired() {
        Instant now = Instant.now();
        return server(new CertificateBuilder()
                .ecp256()
                .subject("CN=localhost")
                .addSanDnsName("localhost")
                .notBefore(now.minus(9, ChronoUnit.DAYS))
                .notAfter(now.minus(1, ChronoUnit.DAYS)));
    }

    private static SSLContext server(CertificateBuilder certificate) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(build(certificate, AUTHORITY).toKeyManagerFactory().getKeyManagers(), null, null);
            return context;
        } catch (java.security.GeneralSecurityException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static X509Bundle build(
            CertificateBuilder certificate, @org.jspecify.annotations.Nullable X509Bundle issuer) {
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
