package dev.shard.faults;

import dev.shard.integration.Combination;
import java.util.List;
import java.util.stream.Stream;

/** What a shard is connected by. */
record Wire(String transport, boolean tls) {
    /** Every transport on the class path, in plain text and over TLS. */
    static List<Wire> all() {
        return Combination.transports()
                .flatMap(transport -> Stream.of(new Wire(transport, false), new Wire(transport, true)))
                .toList();
    }

    @Override
    public String toString() {
        return transport + (tls ? " over TLS" : " in plain text");
    }
}
