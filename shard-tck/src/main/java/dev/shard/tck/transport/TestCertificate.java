package dev.shard.tck.transport;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A certificate and its key, made on the spot, so that none lies around and none expires. Source: RFC 5280.
 *
 * @param name common name of the subject
 */
record TestCertificate(String name, KeyPair keys, X509Certificate certificate) {
    private static final AtomicLong SERIAL = new AtomicLong(System.nanoTime());
    private static final byte[] ECDSA_WITH_SHA256 =
            Der.sequence(Der.id(0x2a, 0x86, 0x48, 0xce, 0x3d, 0x04, 0x03, 0x02));
    private static final byte[] COMMON_NAME = Der.id(0x55, 0x04, 0x03);
    private static final byte[] ALTERNATIVE_NAME = Der.id(0x55, 0x1d, 0x11);
    private static final byte[] BASIC_CONSTRAINTS = Der.id(0x55, 0x1d, 0x13);
    private static final int DNS_NAME = 0x82;
    private static final int IP_ADDRESS = 0x87;

    /** When a certificate is valid. */
    record Period(Instant from, Instant until) {
        /** A day before and after. */
        static Period now() {
            return new Period(
                    Instant.now().minus(Duration.ofDays(1)), Instant.now().plus(Duration.ofDays(1)));
        }
    }

    static TestCertificate authority(String name) {
        KeyPair keys = newKeys();
        byte[] mayIssue = extension(BASIC_CONSTRAINTS, true, Der.sequence(Der.TRUE));
        return new TestCertificate(name, keys, sign(name, keys, name, keys, Period.now(), mayIssue));
    }

    /** A certificate for a server, signed by this authority; one for {@code localhost} is for 127.0.0.1 as well. */
    TestCertificate issue(String host, Period period) {
        KeyPair hostKeys = newKeys();
        byte[] dns = Der.tagged(DNS_NAME, host.getBytes(US_ASCII));
        byte[] ip = host.equals("localhost") ? Der.tagged(IP_ADDRESS, new byte[] {127, 0, 0, 1}) : new byte[0];
        byte[] names = extension(ALTERNATIVE_NAME, false, Der.sequence(dns, ip));
        return new TestCertificate(host, hostKeys, sign(host, hostKeys, name, keys, period, names));
    }

    private static X509Certificate sign(
            String subject, KeyPair subjectKeys, String issuer, KeyPair issuerKeys, Period period, byte[] extension) {
        byte[] version3 = Der.tagged(0xa0, Der.integer(BigInteger.TWO));
        byte[] content = Der.sequence(
                version3,
                Der.integer(BigInteger.valueOf(SERIAL.incrementAndGet())),
                ECDSA_WITH_SHA256,
                distinguished(issuer),
                Der.sequence(Der.time(period.from()), Der.time(period.until())),
                distinguished(subject),
                subjectKeys.getPublic().getEncoded(),
                Der.tagged(0xa3, Der.sequence(extension)));
        try {
            Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(issuerKeys.getPrivate());
            signature.update(content);
            byte[] signed = Der.sequence(content, ECDSA_WITH_SHA256, Der.bitString(signature.sign()));
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(signed));
        } catch (GeneralSecurityException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static byte[] distinguished(String name) {
        return Der.sequence(Der.set(Der.sequence(COMMON_NAME, Der.text(name))));
    }

    private static byte[] extension(byte[] id, boolean critical, byte[] value) {
        return Der.sequence(id, critical ? Der.TRUE : new byte[0], Der.octetString(value));
    }

    private static KeyPair newKeys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
