package dev.shard.transport.contract;

import dev.shard.spi.transport.Transport;
import java.nio.file.Path;
import java.util.function.Function;

/**
 * What a backend tells the contract about itself.
 *
 * @param factory makes a transport that trusts the certificates of a PEM file
 * @param secure whether to test over TLS
 */
public record TransportUnderTest(String name, Function<Path, Transport> factory, boolean secure) {
    @Override
    public String toString() {
        return name + (secure ? " over TLS" : "");
    }
}
