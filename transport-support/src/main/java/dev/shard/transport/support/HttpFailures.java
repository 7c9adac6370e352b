package dev.shard.transport.support;

import dev.shard.TransportException;
import dev.shard.TransportException.Phase;
import dev.shard.units.Durations;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The words for answers in HTTP that were not hoped for: each says what, who, and what to do. */
public final class HttpFailures {
    private static final int PROXY_AUTHENTICATION_REQUIRED = 407;
    private static final int TOO_MANY_REQUESTS = 429;

    /** An answer as far as the words need it. */
    public interface Answer {
        /** False if what came is something else. */
        boolean isHttp();

        /** The status code; 0 if it is not HTTP. */
        int status();

        /** What the header {@code Retry-After} asks for, from now on; null if there is none that can be read. */
        @Nullable Duration retryAfter();

        /** Status and a short beginning of the body, on one line. */
        String describe();
    }

    private HttpFailures() {}

    /** An answer to the upgrade that is not {@code 101}. */
    public static TransportException upgradeRefused(Endpoint endpoint, Answer answer) {
        if (!answer.isHttp()) {
            return badUpgrade(endpoint, "is not HTTP; does the URL name a Gateway, and is ws or wss right?");
        }
        Duration retryAfter = answer.retryAfter();
        String message = "%s answered the upgrade to WebSocket with %s%s"
                .formatted(endpoint.authority(), answer.describe(), remedy(answer.status(), retryAfter));
        return new TransportException(Phase.UPGRADE, message, answer.status(), retryAfter, null);
    }

    private static String remedy(int status, @Nullable Duration retryAfter) {
        if (retryAfter != null) {
            return "; it asks to wait " + Durations.format(retryAfter) + " before the next attempt";
        }
        if (status == TOO_MANY_REQUESTS || status >= 500) {
            return "; try again later";
        }
        if (status >= 400) {
            return "; check URL and API version";
        }
        return "; it is no Gateway, or something on the way answered in its place: check URL and network";
    }

    /**
     * A {@code 101} that is none, or something that is not HTTP.
     *
     * @param fault what is wrong, to go on the words "the answer of HOST to the upgrade"
     */
    public static TransportException badUpgrade(Endpoint endpoint, String fault) {
        return new TransportException(
                Phase.UPGRADE, "the answer of " + endpoint.authority() + " to the upgrade to WebSocket " + fault, null);
    }

    /** A proxy's answer to CONNECT that is not {@code 2xx}. */
    public static TransportException proxyRefused(ProxyAddress proxy, Endpoint endpoint, Answer answer) {
        String what = answer.isHttp() ? answer.describe() : "something that is not HTTP; is it an HTTP proxy?";
        String remedy = answer.status() == PROXY_AUTHENTICATION_REQUIRED
                ? "; put user and password into the proxy URI: http://user:password@host:port"
                : "";
        String message = "%s answered CONNECT %s with %s%s".formatted(proxy, endpoint.authority(), what, remedy);
        return new TransportException(Phase.PROXY, message, answer.status(), answer.retryAfter(), null);
    }
}
