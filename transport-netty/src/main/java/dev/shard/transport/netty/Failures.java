package dev.shard.transport.netty;

import dev.shard.TransportException;
import dev.shard.TransportException.Phase;
import dev.shard.transport.support.Endpoint;
import dev.shard.transport.support.ProxyAddress;
import dev.shard.units.Durations;
import io.netty.channel.ConnectTimeoutException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The words for what fails below HTTP: each says what, where, and what to do. */
final class Failures {
    private Failures() {}

    static TransportException unknownHost(String host, @Nullable Throwable cause) {
        return new TransportException(
                Phase.DNS,
                "host \"" + host + "\" was not found; check its spelling, this machine's DNS and its network",
                cause);
    }

    /** @param attempts one phrase per address that was tried, at least one */
    static TransportException noneAnswered(Phase phase, String what, List<String> attempts, Throwable lastCause) {
        return new TransportException(
                phase,
                "could not connect to " + what + ": " + String.join(", ", attempts)
                        + "; check address, network and firewall",
                lastCause);
    }

    /** Why connecting to one address failed, in two words or so. */
    static String connectFault(Throwable cause) {
        if (cause instanceof ConnectTimeoutException) {
            return "no answer in time";
        }
        if (cause instanceof NoRouteToHostException) {
            return "unreachable";
        }
        String message = String.valueOf(cause.getMessage());
        if (cause instanceof ConnectException && message.contains("refused")) {
            return "refused";
        }
        return message.contains("unreachable") ? "unreachable" : message;
    }

    static TransportException timedOut(Phase phase, String doing, Duration timeout) {
        return new TransportException(
                phase,
                "timed out after " + Durations.format(timeout) + " while " + doing + "; check network and peer",
                null);
    }

    /** @param doing what the connection was closed under */
    static TransportException closedWhile(Phase phase, String doing, @Nullable Throwable cause) {
        return new TransportException(phase, "the peer closed the connection while " + doing + because(cause), cause);
    }

    static TransportException socks(ProxyAddress proxy, Endpoint endpoint, Throwable cause) {
        return new TransportException(
                Phase.PROXY, proxy + " did not connect to " + endpoint.authority() + because(cause), cause);
    }

    /** An open connection that ended without a close frame. */
    static TransportException lost(@Nullable Throwable cause) {
        return new TransportException(
                Phase.OPEN,
                cause == null ? "the peer closed it without a close frame" : "it broke" + because(cause),
                cause);
    }

    private static String because(@Nullable Throwable cause) {
        return cause == null || cause.getMessage() == null ? "" : ": " + TlsWords.readable(cause.getMessage());
    }
}
