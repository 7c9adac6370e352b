package dev.shard.transport.support;

import dev.shard.TransportException;
import dev.shard.TransportException.Phase;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** The words for a failed TLS handshake. Process lifetime; safe for any thread. */
public final class TlsFailures {
    private final Predicate<Throwable> notTls;
    private final Predicate<Throwable> hungUp;
    private final UnaryOperator<String> words;

    /**
     * Knows what the library below throws, which no standard says; each is asked about every link of a chain of causes.
     *
     * @param notTls whether the peer sent what is no TLS
     * @param hungUp whether the peer closed the connection
     */
    public TlsFailures(Predicate<Throwable> notTls, Predicate<Throwable> hungUp) {
        this(notTls, hungUp, UnaryOperator.identity());
    }

    /**
     * Same, for a library whose messages are not written for people.
     *
     * @param words makes of a message of the library what people understand
     */
    public TlsFailures(Predicate<Throwable> notTls, Predicate<Throwable> hungUp, UnaryOperator<String> words) {
        this.notTls = notTls;
        this.hungUp = hungUp;
        this.words = words;
    }

    /** Why the handshake failed: a failure of the phase {@code CERTIFICATE} if that is what it is about, else of {@code TLS}. */
    public TransportException of(Endpoint endpoint, Throwable cause) {
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

    private String fault(Throwable cause) {
        if (has(cause, notTls)) {
            return "the peer does not speak TLS; is this port meant for ws:// instead of wss://?";
        }
        if (has(cause, hungUp)) {
            return "the peer closed the connection";
        }
        return words.apply(String.valueOf(cause.getMessage()));
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
