package dev.shard.tck.transport;

import dev.shard.spi.Settings;
import dev.shard.spi.transport.Transport;
import dev.shard.spi.transport.TransportProvider;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * What a backend tells the contract about itself.
 *
 * @param settings what the backend is to be tested with, beside what the contract sets: {@code trust}, the path of a PEM
 *     file with the certificates to trust, and for the proxy contracts {@code proxy}, the proxy's URI
 * @param secure whether to test over TLS
 * @param knownGaps tests that the backend cannot pass, because of what it is built on, by the name of the method,
 *     with its argument in parentheses if it is about that one alone. Such a test is reported as aborted, with the
 *     reason, as long as it fails
 */
public record TransportUnderTest(
        TransportProvider provider, Map<String, String> settings, boolean secure, Map<String, KnownGap> knownGaps) {
    /** With every default. */
    public TransportUnderTest(TransportProvider provider, boolean secure) {
        this(provider, Map.of(), secure);
    }

    /** Without gaps. */
    public TransportUnderTest(TransportProvider provider, Map<String, String> settings, boolean secure) {
        this(provider, settings, secure, Map.of());
    }

    /** Same, with gaps. */
    public TransportUnderTest withKnownGaps(Map<String, KnownGap> gaps) {
        return new TransportUnderTest(provider, settings, secure, gaps);
    }

    Transport create(Path trusted) {
        return create(Map.of("trust", trusted.toString()));
    }

    Transport create(Path trusted, URI proxy) {
        return create(Map.of("trust", trusted.toString(), "proxy", proxy.toString()));
    }

    private Transport create(Map<String, String> ofTheContract) {
        Map<String, String> all = new HashMap<>(settings);
        all.putAll(ofTheContract);
        return provider.create(Settings.of(all));
    }

    @Override
    public String toString() {
        return provider.name() + settings + (secure ? " over TLS" : "");
    }
}
