package dev.shard.contract;

import dev.shard.TransportException;
import dev.shard.TransportException.Phase;
import dev.shard.contract.ProxyHabit.Careful;
import dev.shard.spi.transport.Transport;
import java.io.IOException;
import java.net.URI;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** What goes wrong with a proxy of either kind. */
final class ProxyHabits {
    private static final Pattern HUNG_UP =
            Pattern.compile("closed the connection|disconnected|reset|broken pipe", Pattern.CASE_INSENSITIVE);

    private ProxyHabits() {}

    static Transport waitsLongerThanItIsAsked(URI proxy, Careful careful) {
        return OpeningHabits.waitsLongerThanItIsAsked(careful.through(proxy));
    }

    static Transport namesTheGatewayInsteadOfTheProxy(URI proxy, Careful careful) {
        return rewording(
                proxy, careful, text -> text.replaceAll("\\w+ proxy 127\\.0\\.0\\.1:\\d+: ", "gateway.test: "));
    }

    /** Who closes a socket without reading what came resets it, so what is told depends on who was first. */
    static Transport blamesTheGatewayForAHangUp(URI proxy, Careful careful) {
        return blaming(proxy, careful, HUNG_UP.asPredicate());
    }

    /** Tells a failure of the proxy as one of the upgrade if its words are such. */
    static Transport blaming(URI proxy, Careful careful, Predicate<String> words) {
        return CarelessTransport.failing(
                careful.through(proxy),
                failure -> words.test(String.valueOf(failure.getMessage()))
                        ? CarelessTransport.in(Phase.UPGRADE, failure)
                        : failure);
    }

    /** Tells failures in other words. */
    static Transport rewording(URI proxy, Careful careful, UnaryOperator<String> words) {
        return CarelessTransport.failing(
                careful.through(proxy),
                failure -> new TransportException(
                        failure.phase(),
                        words.apply(String.valueOf(failure.getMessage())),
                        failure.httpStatus(),
                        failure.retryAfter(),
                        failure));
    }

    /** Changes the bytes between client and proxy, unless there is no proxy. */
    static Transport relaying(URI proxy, Careful careful, Relay.Bytes bytes) {
        try {
            String ours = ":" + Relay.to(proxy, bytes);
            String its = ":" + proxy.getPort();
            Careful relayed = any -> careful.through(URI.create(proxy.toString().replace(its, ours)));
            return rewording(proxy, relayed, text -> text.replace(ours, its));
        } catch (IOException refused) {
            return careful.through(proxy);
        }
    }
}
