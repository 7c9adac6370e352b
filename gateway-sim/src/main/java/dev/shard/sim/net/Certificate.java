package dev.shard.sim.net;

import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import io.netty.pkitesting.CertificateBuilder;
import io.netty.pkitesting.X509Bundle;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** A self-signed certificate for this machine's loopback names, made at start. */
final class Certificate {
    private final X509Bundle bundle;
    private final SslContext context;

    private Certificate(X509Bundle bundle, SslContext context) {
        this.bundle = bundle;
        this.context = context;
    }

    static Certificate create() {
        try {
            X509Bundle bundle = new CertificateBuilder()
                    .subject("CN=localhost, O=gateway-sim")
                    .notBefore(Instant.now().minus(1, ChronoUnit.DAYS))
                    .notAfter(Instant.now().plus(30, ChronoUnit.DAYS))
                    .addSanDnsName("localhost")
                    .addSanIpAddress("127.0.0.1")
                    .addSanIpAddress("::1")
                    .setIsCertificateAuthority(true)
                    .buildSelfSigned();
            SslContext context = SslContextBuilder.forServer(
                            bundle.getKeyPair().getPrivate(), bundle.getCertificatePath())
                    .sslProvider(SslProvider.JDK)
                    .protocols("TLSv1.2", "TLSv1.3")
                    .build();
            return new Certificate(bundle, context);
        } catch (Exception e) {
            throw new IllegalStateException("cannot make a certificate for localhost", e);
        }
    }

    X509Certificate x509() {
        return bundle.getCertificate();
    }

    String pem() {
        return bundle.getCertificatePEM();
    }

    SslContext context() {
        return context;
    }
}
