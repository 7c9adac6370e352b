package dev.shard.faults;

import dev.shard.integration.Combination;
import io.netty.handler.ssl.OpenSsl;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What a shard is connected by.
 *
 * @param settings of the transport
 */
record Wire(String transport, boolean tls, Map<String, String> settings) {
    /** Every transport on the class path, in plain text and over the TLS of each provider that it can have. */
    static List<Wire> all() {
        return Combination.transports()
                .flatMap(transport -> Stream.concat(
                        Stream.of(new Wire(transport, false, Map.of())),
                        providers(transport).map(settings -> new Wire(transport, true, settings))))
                .toList();
    }

    private static Stream<Map<String, String>> providers(String transport) {
        if (!transport.equals("netty")) {
            return Stream.of(Map.of());
        }
        return Stream.of("jdk", "openssl")
                .filter(provider -> !provider.equals("openssl") || OpenSsl.isAvailable())
                .map(provider -> Map.of("tls-provider", provider));
    }

    @Override
    public String toString() {
        return transport + (tls ? " over TLS " + settings.values() : " in plain text");
    }
}
