package dev.shard.transport.javaws;

import dev.shard.TransportException;
import dev.shard.TransportException.Phase;
import dev.shard.transport.support.Endpoint;
import dev.shard.transport.support.ProxyAddress;
import dev.shard.units.Durations;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The words for what fails below HTTP: each says what, where, and what to do. */
final class Failures {
    private Failures() {}

    static TransportException unknownHost(String host, UnknownHostException cause) {
        return new TransportException(
                Phase.DNS,
                "host \"" + host + "\" was not found; check its spelling, this machine's DNS and its network",
                cause);
    }

    /** @param attempts one phrase per address that was tried, at least one */
    static TransportException noneAnswered(
            Phase phase, String what, List<String> attempts, @Nullable IOException lastCause) {
        return new TransportException(
                phase,
                "could not connect to " + what + ": " + String.join(", ", attempts)
                        + "; check address, network and firewall",
                lastCause);
    }

    /** Why connecting to one address failed, in two words or so. */
    static String connectFault(IOException cause) {
        if (cause instanceof SocketTimeoutException) {
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

    static TransportException timedOut(Stage stage, Duration timeout) {
        return new TransportException(
                stage.phase(),
                "timed out after " + Durations.format(timeout) + " while " + stage.doing() + "; check network and peer",
                null);
    }

    static TransportException closedDuring(Stage stage, @Nullable IOException cause) {
        return new TransportException(
                stage.phase(), "the peer closed the connection while " + stage.doing() + because(cause), cause);
    }

    static TransportException noThread(OutOfMemoryError cause) {
        return new TransportException(
                Phase.CONNECT,
                "no thread could be started for another connection: " + cause.getMessage()
                        + "; raise the limit on threads or use the transport netty, which shares its threads",
                cause);
    }

    static TransportException unexpected(Stage stage, Throwable cause) {
        return new TransportException(stage.phase(), "failed while " + stage.doing() + because(cause), cause);
    }

    /** @param fault to go on the words "it did not connect" */
    static TransportException socks(ProxyAddress proxy, Endpoint endpoint, String fault) {
        return new TransportException(
                Phase.PROXY, proxy + " did not connect to " + endpoint.authority() + ": " + fault, null);
    }

    /** An open connection that ended without a close frame. */
    static TransportException lost(@Nullable Throwable cause) {
        return new TransportException(
                Phase.OPEN,
                cause == null ? "the peer closed it without a close frame" : "it broke" + because(cause),
                cause);
    }

    private static String because(@Nullable Throwable cause) {
        return cause == null || cause.getMessage() == null ? "" : ": " + cause.getMessage();
    }
}
