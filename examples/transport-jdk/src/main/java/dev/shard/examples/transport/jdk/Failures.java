package dev.shard.examples.transport.jdk;

import dev.shard.TransportException;
import dev.shard.TransportException.Phase;
import dev.shard.units.Durations;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.ProtocolException;
import java.net.UnknownHostException;
import java.net.http.WebSocketHandshakeException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.CharacterCodingException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** The JDK's failures in our words: in which phase, what, where, and what to do. */
final class Failures {
    private Failures() {}

    static TransportException timedOut(Dialer dialer) {
        Phase phase = dialer.phase();
        String doing = switch (phase) {
            case PROXY -> "asking " + dialer.proxy() + " to connect to " + dialer.authority();
            case TLS -> "connecting to " + dialer.authority() + " with TLS";
            default -> "waiting for the upgrade of " + dialer.authority();
        };
        String timeout = Durations.format(dialer.request().timeout());
        return new TransportException(
                phase, "timed out after " + timeout + " while " + doing + "; check network and peer", null);
    }

    static TransportException ofOpening(Dialer dialer, Throwable cause) {
        if (cause instanceof TransportException known) {
            return known;
        }
        var refused = find(cause, WebSocketHandshakeException.class);
        if (refused != null) {
            return UpgradeFailures.of(dialer, refused);
        }
        if (find(cause, UnknownHostException.class) != null || find(cause, UnresolvedAddressException.class) != null) {
            return new TransportException(
                    Phase.DNS, "host \"" + dialer.host() + "\" was not found; check its spelling and DNS", cause);
        }
        if (isAboutCertificate(cause)) {
            return new TransportException(Phase.CERTIFICATE, certificate(dialer, cause), cause);
        }
        if (find(cause, ConnectException.class) != null || find(cause, NoRouteToHostException.class) != null) {
            return unconnected(dialer, cause);
        }
        // An error of TLS is one even where the trust was never asked.
        boolean tls = find(cause, SSLException.class) != null;
        return new TransportException(
                tls ? Phase.TLS : dialer.phase(), "opening " + dialer.authority() + " failed: " + texts(cause), cause);
    }

    private static TransportException unconnected(Dialer dialer, Throwable cause) {
        HttpProxy proxy = dialer.proxy();
        String where = proxy == null ? dialer.authority() : proxy.toString();
        return new TransportException(
                proxy == null ? Phase.CONNECT : Phase.PROXY,
                "could not connect to " + where + ": refused or not reachable; check address, network and firewall",
                cause);
    }

    private static boolean isAboutCertificate(Throwable cause) {
        return find(cause, CertificateException.class) != null
                || find(cause, CertPathBuilderException.class) != null
                || find(cause, CertPathValidatorException.class) != null;
    }

    private static String certificate(Dialer dialer, Throwable cause) {
        String subject = "the certificate of " + dialer.authority();
        if (find(cause, CertificateExpiredException.class) != null) {
            return subject + " has expired; renew it, or check this machine's clock";
        }
        // The JDK has no type of its own for a wrong name.
        String said = texts(cause);
        if (said.contains("No subject alternative") || said.contains("No name matching")) {
            return subject + " was issued for another host than \"" + dialer.host() + "\"";
        }
        return subject + " is not signed by anyone we trust; name your CA's certificate with the setting \"trust\"";
    }

    /** Of an open connection. */
    static TransportException ofOpen(Throwable cause) {
        if (cause instanceof TransportException known) {
            return known;
        }
        if (cause instanceof ProtocolException) {
            int code = find(cause, CharacterCodingException.class) == null ? 1002 : 1007;
            return new TransportException(
                    Phase.OPEN, "closed with " + code + ": a frame breaks RFC 6455: " + texts(cause), cause);
        }
        return lost(cause);
    }

    static TransportException lost(@Nullable Throwable cause) {
        return new TransportException(
                Phase.OPEN,
                cause == null ? "the peer ended it without a close frame" : "it broke: " + texts(cause),
                cause);
    }

    static TransportException badCloseCode(int code) {
        return new TransportException(
                Phase.OPEN, "dropped, where 1002 would be due: the peer closed with " + code, null);
    }

    static TransportException tooLong(int maxMessageBytes) {
        return new TransportException(
                Phase.OPEN,
                "dropped, where 1009 would be due: a message is longer than maxMessageBytes = " + maxMessageBytes,
                null);
    }

    static <T extends Throwable> @Nullable T find(Throwable failure, Class<T> type) {
        return links(failure)
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElse(null);
    }

    /** Every message in the chain of causes: which one says what happened differs from case to case. */
    static String texts(Throwable failure) {
        return links(failure)
                .map(link -> Objects.requireNonNullElse(
                        link.getMessage(), link.getClass().getSimpleName()))
                .distinct()
                .collect(Collectors.joining(": "));
    }

    private static Stream<Throwable> links(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause);
    }
}
