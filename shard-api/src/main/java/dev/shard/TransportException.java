package dev.shard;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The wire failed: no connection came about, or the one that was there broke. */
public class TransportException extends ShardException {
    private static final long serialVersionUID = 1L;

    /** In which part of a connection's life it happened; of a time that was up, for what was being waited. */
    public enum Phase {
        /** Asking where the Gateway is, {@code GET /gateway/bot}. */
        LOCATE,
        /** Resolving the host name. */
        DNS,
        /** Connecting to the address. */
        CONNECT,
        /** Talking to the proxy. */
        PROXY,
        /** TLS handshake, other than a certificate that is not trusted. */
        TLS,
        /** The certificate is not trusted or was issued for another host. */
        CERTIFICATE,
        /** HTTP upgrade to WebSocket. */
        UPGRADE,
        /** Open connection: reading, writing, RFC 6455 and its limits. */
        OPEN
    }

    private final Phase phase;
    private final int httpStatus;
    private final @Nullable Duration retryAfter;

    /** Takes the phase, the whole sentence and what the library below said. */
    public TransportException(Phase phase, String message, @Nullable Throwable cause) {
        this(phase, message, 0, null, cause);
    }

    /**
     * Same, for an answer in HTTP that was not the one hoped for.
     *
     * @param httpStatus the status code; 0 if there was no HTTP answer
     * @param retryAfter value of the {@code Retry-After} header; null if there was none
     */
    public TransportException(
            Phase phase, String message, int httpStatus, @Nullable Duration retryAfter, @Nullable Throwable cause) {
        super(message, cause);
        this.phase = requireNonNull(phase, "phase");
        this.httpStatus = httpStatus;
        this.retryAfter = retryAfter;
    }

    /** Where in the connection's life it happened. */
    public Phase phase() {
        return phase;
    }

    /** The HTTP status of the answer; 0 if there was none. */
    public int httpStatus() {
        return httpStatus;
    }

    /** How long the server asked us to wait; null if it did not say. */
    public @Nullable Duration retryAfter() {
        return retryAfter;
    }
}
