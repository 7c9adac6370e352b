package dev.shard.transport.javaws;

import dev.shard.TransportException;
import dev.shard.TransportException.Phase;
import java.io.EOFException;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The words for a failed TLS handshake. */
final class TlsFailures {
    private TlsFailures() {}

    static TransportException of(Endpoint endpoint, Throwable cause) {
        if (has(cause, TlsFailures::isAboutCertificate)) {
            String message = "the certificate of " + endpoint.authority() + " " + certificateFault(endpoint, cause);
            return new TransportException(Phase.CERTIFICATE, message, cause);
        }
        return new TransportException(
                Phase.TLS, "the TLS handshake with " + endpoint.authority() + " failed: " + fault(cause), cause);
    }

    private static String certificateFault(Endpoint endpoint, Throwable cause) {
        if (has(cause, TlsFailures::isNameMismatch)) {
            return "was issued for another host than \"" + endpoint.host()
                    + "\"; check the URL, or who answers in its place";
        }
        if (has(cause, CertificateExpiredException.class::isInstance)) {
            return "has expired; renew it, or check this machine's clock";
        }
        if (has(cause, CertificateNotYetValidException.class::isInstance)) {
            return "is not valid yet; check this machine's clock";
        }
        return "is not signed by anyone we trust; if it comes from a CA of your own, name the CA's certificate (PEM) with the"
                + " transport's setting \"trust\" or Builder.trustedCertificates";
    }

    private static String fault(Throwable cause) {
        // The JDK has no type of its own for it. Source: sun.security.ssl.SSLSocketInputRecord.
        if (has(cause, link -> String.valueOf(link.getMessage()).startsWith("Unsupported or unrecognized SSL"))) {
            return "the peer does not speak TLS; is this port meant for ws:// instead of wss://?";
        }
        if (has(cause, EOFException.class::isInstance)) {
            return "the peer closed the connection";
        }
        return String.valueOf(cause.getMessage());
    }

    // The JDK has no type of its own for a wrong name. Source: sun.security.util.HostnameChecker.
    private static boolean isNameMismatch(Throwable cause) {
        String message = String.valueOf(cause.getMessage());
        return cause instanceof CertificateException
                && (message.startsWith("No subject alternative") || message.startsWith("No name matching"));
    }

    private static boolean isAboutCertificate(Throwable cause) {
        return cause instanceof GeneralSecurityException
                && (cause instanceof CertificateException
                        || cause instanceof CertPathBuilderException
                        || cause instanceof CertPathValidatorException);
    }

    private static boolean has(Throwable failure, Predicate<Throwable> trait) {
        return Stream.<Throwable>iterate(failure, link -> link != null, Throwable::getCause)
                .anyMatch(trait);
    }
}
