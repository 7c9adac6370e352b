package dev.shard.integration;

import dev.shard.core.Providers;
import dev.shard.core.Shards;
import dev.shard.spi.Provider;
import dev.shard.spi.Settings;
import dev.shard.spi.transport.Transport;
import java.util.stream.Stream;

/** Names of a transport, a codec and a compression that go together. */
public record Combination(String transport, String codec, String compression) {
    /** What a bot gets that chooses nothing. */
    public static final Combination USUAL =
            new Combination(Providers.DEFAULT_TRANSPORT, Providers.DEFAULT_CODEC, Providers.DEFAULT_COMPRESSION);

    /** Every combination of what is on the class path, so that a new module is tested once it is there. */
    public static Stream<Combination> all() {
        return transports()
                .flatMap(transport -> Providers.codecs().stream()
                        .map(Provider::name)
                        .flatMap(codec -> Providers.compressions().stream()
                                .map(Provider::name)
                                .filter(compression -> goTogether(codec, compression))
                                .map(compression -> new Combination(transport, codec, compression))));
    }

    /** Every transport on the class path. */
    public static Stream<String> transports() {
        return Providers.transports().stream().map(Provider::name);
    }

    private static boolean goTogether(String codec, String compression) {
        String encoding = Providers.codec(codec, Settings.empty()).encoding();
        return Providers.compression(compression, Settings.empty()).supports(encoding);
    }

    public Combination withTransport(String name) {
        return new Combination(name, codec, compression);
    }

    public Combination withCompression(String name) {
        return new Combination(transport, codec, name);
    }

    /** A transport of its own, which the caller closes. */
    public Transport newTransport(Settings settings) {
        return Providers.transport(transport, settings);
    }

    /** Chooses codec and compression; the transport is the caller's. */
    public Shards.Builder addTo(Shards.Builder builder) {
        return builder.codec(Providers.codec(codec, Settings.empty()))
                .compression(Providers.compression(compression, Settings.empty()));
    }

    @Override
    public String toString() {
        return transport + " + " + codec + " + " + compression;
    }
}
