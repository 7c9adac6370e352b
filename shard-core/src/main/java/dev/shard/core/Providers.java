package dev.shard.core;

import dev.shard.UnknownNameException;
import dev.shard.spi.Provider;
import dev.shard.spi.Settings;
import dev.shard.spi.codec.Codec;
import dev.shard.spi.codec.CodecProvider;
import dev.shard.spi.compression.Compression;
import dev.shard.spi.compression.CompressionProvider;
import dev.shard.spi.session.SessionStoreProvider;
import dev.shard.spi.transport.Transport;
import dev.shard.spi.transport.TransportProvider;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;

/**
 * Finds transports, codecs, compressions and session stores by name among the modules on the class path. Safe for any thread.
 *
 * <p>A name that nothing has fails with {@link UnknownNameException}, which lists what there is and, if a module of this
 * project would bring it, names the artifact to add.
 */
public final class Providers {
    /** Taken when several transports are there and none was chosen. */
    public static final String DEFAULT_TRANSPORT = "netty";
    /** Taken when several codecs are there and none was chosen. */
    public static final String DEFAULT_CODEC = "json";
    /** Taken when several compressions are there and none was chosen. */
    public static final String DEFAULT_COMPRESSION = "zlib-stream";

    private static final Map<String, List<String>> LIGHTER = Map.of(
            "zstd-stream", List.of("zlib-stream", "none"),
            "zlib-stream", List.of("none"),
            "zlib-payload", List.of("none"));

    /** Taken when no session store was chosen. */
    public static final String DEFAULT_SESSION_STORE = "memory";

    private static final Map<String, String> ARTIFACTS = Map.of(
            "netty", "transport-netty",
            "javaws", "transport-javaws",
            "json", "codec-json",
            "etf", "codec-etf",
            "zlib-stream", "compression-zlib",
            "zlib-payload", "compression-zlib",
            "none", "compression-zlib",
            "zstd-stream", "compression-zstd",
            "file", "session-file");

    private Providers() {}

    /** A new transport; the caller closes it. */
    public static Transport transport(String name, Settings settings) {
        return named("transport", name, transports()).create(settings);
    }

    /** A codec. */
    public static Codec codec(String name, Settings settings) {
        return named("codec", name, codecs()).create(settings);
    }

    /** A compression. */
    public static Compression compression(String name, Settings settings) {
        return named("compression", name, compressions()).create(settings);
    }

    /** Every transport there is, by name. */
    public static List<TransportProvider> transports() {
        return load(TransportProvider.class);
    }

    /** Every codec there is, by name. */
    public static List<CodecProvider> codecs() {
        return load(CodecProvider.class);
    }

    /** Every session store there is, by name. */
    public static List<SessionStoreProvider> sessionStores() {
        return load(SessionStoreProvider.class);
    }

    /** Every compression there is, by name. */
    public static List<CompressionProvider> compressions() {
        return load(CompressionProvider.class);
    }

    /** Names of what a shard falls back to, unless told otherwise, when it cannot decompress what comes; the next first. */
    public static List<String> compressionsBelow(String chosen) {
        return LIGHTER.getOrDefault(chosen, List.of());
    }

    static <P extends Provider> P named(String kind, String name, List<P> found) {
        for (P provider : found) {
            if (provider.name().equals(name)) {
                return provider;
            }
        }
        throw unknown(kind, name, found.stream().map(Provider::name).toList());
    }

    /**
     * What to throw for a name that is not there: it names the artifact to add, if a module of this project would bring it.
     *
     * @param kind {@code transport}, {@code codec}, {@code compression} or {@code session-store}
     * @param available every name of that kind
     */
    public static UnknownNameException unknown(String kind, String name, Collection<String> available) {
        return artifact(kind, name)
                .map(artifact -> UnknownNameException.missing(kind, name, available, artifact))
                .orElseGet(() -> new UnknownNameException(kind, name, available));
    }

    /** Coordinates of the module of this project that brings a part; empty if none does. */
    public static Optional<String> artifact(String kind, String name) {
        return Optional.ofNullable(ARTIFACTS.get(name))
                .filter(artifact -> kind.startsWith(artifact.substring(0, artifact.indexOf('-'))))
                .map(artifact -> "dev.shard:" + artifact);
    }

    /** The only one there is, or the one with the usual name. */
    static <P extends Provider> P usual(String kind, String name, List<P> found) {
        return found.size() == 1 ? found.get(0) : named(kind, name, found);
    }

    private static <P extends Provider> List<P> load(Class<P> kind) {
        List<P> found = new ArrayList<>();
        ServiceLoader.load(kind).forEach(found::add);
        found.sort(Comparator.comparing(Provider::name));
        return found;
    }
}
