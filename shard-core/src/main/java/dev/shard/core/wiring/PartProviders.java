package dev.shard.core.wiring;

import dev.shard.core.Providers;
import dev.shard.spi.Provider;
import dev.shard.spi.codec.CodecProvider;
import dev.shard.spi.compression.CompressionProvider;
import dev.shard.spi.session.SessionStoreProvider;
import dev.shard.spi.transport.TransportProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What can be chosen, by name. */
record PartProviders(
        Map<String, TransportProvider> transports,
        Map<String, CodecProvider> codecs,
        Map<String, CompressionProvider> compressions,
        Map<String, SessionStoreProvider> sessionStores) {
    /** What the class path has. */
    static PartProviders ofClassPath() {
        return new PartProviders(
                byName(Providers.transports()),
                byName(Providers.codecs()),
                byName(Providers.compressions()),
                byName(Providers.sessionStores()));
    }

    private static <P extends Provider> Map<String, P> byName(List<P> providers) {
        Map<String, P> map = new TreeMap<>();
        providers.forEach(provider -> map.putIfAbsent(provider.name(), provider));
        return map;
    }

    /**
     * These, with what an application has bound in their place or beside them.
     *
     * @throws ConfigurationException if an application has bound two of the same kind and name
     */
    PartProviders overriddenBy(
            Map<String, Set<TransportProvider>> boundTransports,
            Map<String, Set<CodecProvider>> boundCodecs,
            Map<String, Set<CompressionProvider>> boundCompressions) {
        List<ConfigurationProblem> problems = new ArrayList<>();
        PartProviders all = new PartProviders(
                overridden("transport", transports, boundTransports, problems),
                overridden("codec", codecs, boundCodecs, problems),
                overridden("compression", compressions, boundCompressions, problems),
                sessionStores);
        if (!problems.isEmpty()) {
            throw new ConfigurationException(problems);
        }
        return all;
    }

    private static <P> Map<String, P> overridden(
            String kind, Map<String, P> found, Map<String, Set<P>> bound, List<ConfigurationProblem> problems) {
        Map<String, P> all = new TreeMap<>(found);
        bound.forEach((name, providers) -> {
            List<P> own = providers.stream()
                    .filter(provider -> provider != found.get(name))
                    .toList();
            if (own.size() > 1) {
                String classes = own.stream()
                        .map(provider -> provider.getClass().getName())
                        .sorted()
                        .collect(Collectors.joining(" and "));
                problems.add(new ConfigurationProblem(
                        "", "%s \"%s\" is bound more than once, to %s; keep one".formatted(kind, name, classes)));
            }
            own.forEach(provider -> all.put(name, provider));
        });
        return all;
    }
}
