package dev.shard.examples.transport.jdk;

import dev.shard.TransportException;
import dev.shard.TransportException.Phase;
import java.net.http.HttpResponse;
import java.net.http.WebSocketHandshakeException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** T6: answers to the upgrade, or to CONNECT, that were not hoped for. */
final class UpgradeFailures {
    private static final int SWITCHING_PROTOCOLS = 101;
    private static final int PROXY_AUTHENTICATION_REQUIRED = 407;
    private static final int EXCERPT_CHARS = 200;

    private UpgradeFailures() {}

    static TransportException of(Dialer dialer, WebSocketHandshakeException refused) {
        HttpResponse<?> answer = refused.getResponse();
        int status = answer.statusCode();
        if (status == SWITCHING_PROTOCOLS) {
            String fault = "the upgrade of " + dialer.authority() + " is not valid: " + Failures.texts(refused);
            return new TransportException(Phase.UPGRADE, fault, refused);
        }
        if (status == PROXY_AUTHENTICATION_REQUIRED && dialer.proxy() != null) {
            String fault = "%s answered CONNECT %s with %d; put user and password into the proxy's URI"
                    .formatted(dialer.proxy(), dialer.authority(), status);
            return new TransportException(Phase.PROXY, fault, status, null, refused);
        }
        String fault = "%s answered the upgrade to WebSocket with %d%s; check URL and API version"
                .formatted(dialer.authority(), status, excerpt(answer));
        return new TransportException(Phase.UPGRADE, fault, status, retryAfter(answer), refused);
    }

    private static String excerpt(HttpResponse<?> answer) {
        String body = answer.body() instanceof String text ? text.strip() : "";
        return body.isEmpty() ? "" : " \"" + body.substring(0, Math.min(body.length(), EXCERPT_CHARS)) + "\"";
    }

    private static @Nullable Duration retryAfter(HttpResponse<?> answer) {
        return answer.headers()
                .firstValue("Retry-After")
                .map(UpgradeFailures::duration)
                .orElse(null);
    }

    /** Both forms of RFC 9110, section 10.2.3: seconds, and a date. */
    private static @Nullable Duration duration(String text) {
        try {
            if (text.matches("\\d{1,9}")) {
                return Duration.ofSeconds(Long.parseLong(text));
            }
            var date = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME);
            Duration wait = Duration.between(Clock.systemUTC().instant(), date);
            return wait.isNegative() ? Duration.ZERO : wait;
        } catch (DateTimeException notADate) {
            // What cannot be read asks for nothing.
            return null;
        }
    }
}
