package dev.shard.core.wiring;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import dev.shard.UnknownNameException;
import dev.shard.core.Providers;
import dev.shard.spi.Provider;
import dev.shard.spi.Settings;
import dev.shard.spi.codec.Codec;
import dev.shard.spi.codec.CodecProvider;
import dev.shard.spi.compression.Compression;
import dev.shard.spi.compression.CompressionProvider;
import dev.shard.spi.session.SessionStore;
import dev.shard.spi.session.SessionStoreException;
import dev.shard.spi.session.SessionStoreProvider;
import dev.shard.spi.transport.Transport;
import dev.shard.spi.transport.TransportProvider;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Finds the parts that a configuration names, with their settings, and says what is wrong with either. */
final class PartSelector {
    private static final String FALLBACKS = "compression-fallbacks";

    private final PartProviders providers;
    private final ShardConfiguration configuration;
    private final Config section;
    private final List<ConfigurationProblem> problems = new ArrayList<>();

    PartSelector(PartProviders providers, ShardConfiguration configuration) {
        this.providers = providers;
        this.configuration = configuration;
        this.section = configuration.section();
    }

    /**
     * Chooses.
     *
     * @throws ConfigurationException with every problem that was found
     */
    PartSelection select() {
        TransportProvider transport = named("transport", configuration.transport(), providers.transports());
        CodecProvider codecs = named("codec", configuration.codec(), providers.codecs());
        Codec codec = codecs == null ? null : create("codecs", configuration.codec(), codecs, CodecProvider::create);
        Compression compression = codec == null ? null : compression(codec);
        List<Compression> fallbacks = codec == null || compression == null ? List.of() : fallbacks(compression, codec);
        SessionStoreProvider store = named("session-store", configuration.sessionStore(), providers.sessionStores());
        checkSections("transport", providers.transports());
        checkSections("codec", providers.codecs());
        checkSections("compression", providers.compressions());
        checkSections("session-store", providers.sessionStores());
        if (!problems.isEmpty() || transport == null || codec == null || compression == null || store == null) {
            throw new ConfigurationException(problems);
        }
        return new PartSelection(configuration.transport(), transport, codec, compression, fallbacks, store);
    }

    /** Adds what is wrong, the transport's settings included. */
    void check(List<ConfigurationProblem> found) {
        try {
            createTransport(select()).close();
        } catch (ConfigurationException refused) {
            found.addAll(refused.problems());
        }
    }

    /**
     * Makes the transport that was chosen.
     *
     * @throws ConfigurationException if its settings do not fit
     */
    Transport createTransport(PartSelection selection) {
        Transport made =
                create("transports", selection.transportName(), selection.transport(), TransportProvider::create);
        if (made == null) {
            throw new ConfigurationException(problems);
        }
        return made;
    }

    /**
     * Opens the session store that was chosen.
     *
     * @throws ConfigurationException if its settings do not fit, or it cannot be had: the message says why
     */
    SessionStore createStore(PartSelection selection) {
        SessionStore made = create(
                "session-stores", configuration.sessionStore(), selection.sessionStore(), SessionStoreProvider::create);
        if (made == null) {
            throw new ConfigurationException(problems);
        }
        return made;
    }

    /** What there is where the session store would be; see {@link SessionStoreProvider#inspect}. */
    Optional<String> inspectStore(PartSelection selection) {
        return selection.sessionStore().inspect(settings("session-stores", configuration.sessionStore()));
    }

    private @Nullable Compression compression(Codec codec) {
        boolean auto = configuration.compression().equals(AutoCompression.NAME);
        String name = auto ? AutoCompression.choose(providers.compressions(), codec) : configuration.compression();
        try {
            return compression(name, codec);
        } catch (IllegalArgumentException refused) {
            problem("compression", refused.getMessage());
            return null;
        }
    }

    /** Null if its settings do not fit; what is wrong with its name is thrown. */
    private @Nullable Compression compression(String name, Codec codec) {
        CompressionProvider provider = providers.compressions().get(name);
        if (provider == null) {
            throw Providers.unknown(
                    "compression", name, providers.compressions().keySet());
        }
        Optional<String> unavailable = provider.unavailable();
        if (unavailable.isPresent()) {
            throw new IllegalArgumentException(
                    name + " does not work here; write auto or zlib-stream. " + unavailable.get());
        }
        Compression compression = create("compressions", name, provider, CompressionProvider::create);
        if (compression != null && !compression.supports(codec.encoding())) {
            throw new IllegalArgumentException(
                    "%s does not exist for the encoding of codec %s; write zlib-stream or none, or codec = json"
                            .formatted(name, configuration.codec()));
        }
        return compression;
    }

    private List<Compression> fallbacks(Compression chosen, Codec codec) {
        SettingReader reader = new SettingReader(Reference.ROOT, section, problems);
        List<String> names = new ArrayList<>();
        reader.words(FALLBACKS, names::add);
        if (reader.isAbsent(FALLBACKS) || names.equals(List.of(AutoCompression.NAME))) {
            return lighter(chosen, codec);
        }
        List<Compression> fallbacks = new ArrayList<>();
        reader.words(FALLBACKS, name -> {
            Compression fallback = name.equals(chosen.name()) ? null : compression(name, codec);
            if (fallback != null) {
                fallbacks.add(fallback);
            }
        });
        return List.copyOf(fallbacks);
    }

    /** What of the usual ones is there, works here and goes together with the codec. */
    private List<Compression> lighter(Compression chosen, Codec codec) {
        List<Compression> lighter = new ArrayList<>();
        for (String name : Providers.compressionsBelow(chosen.name())) {
            CompressionProvider provider = providers.compressions().get(name);
            if (provider != null && provider.unavailable().isEmpty()) {
                Compression made = create("compressions", name, provider, CompressionProvider::create);
                if (made != null && made.supports(codec.encoding())) {
                    lighter.add(made);
                }
            }
        }
        return List.copyOf(lighter);
    }

    private <P extends Provider> @Nullable P named(String kind, String name, Map<String, P> found) {
        P provider = found.get(name);
        if (provider == null) {
            problem(kind, Providers.unknown(kind, name, found.keySet()).getMessage());
        }
        return provider;
    }

    private <P extends Provider, T> @Nullable T create(
            String kinds, String name, P provider, BiFunction<P, Settings, T> maker) {
        try {
            return maker.apply(provider, settings(kinds, name));
        } catch (IllegalArgumentException | IllegalStateException | SessionStoreException refused) {
            String message = String.valueOf(refused.getMessage());
            ConfigObject keys = keys(kinds, name);
            boolean isUnknown = refused instanceof UnknownNameException unknown && keys.containsKey(unknown.name());
            String key = isUnknown ? ((UnknownNameException) refused).name() : KeyInMessage.find(message, keys);
            ConfigValue culprit = keys.get(key);
            problems.add(new ConfigurationProblem(
                    culprit == null ? "" : Origins.describe(culprit.origin()),
                    "%s.%s.%s: %s".formatted(Reference.ROOT, kinds, name, Secrets.redacted(kinds, message))));
            return null;
        }
    }

    private ConfigObject keys(String kinds, String name) {
        String path = ConfigUtil.joinPath(kinds, name);
        try {
            return section.hasPath(path)
                    ? section.getObject(path)
                    : ConfigFactory.empty().root();
        } catch (ConfigException.WrongType notASection) {
            return ConfigFactory.empty().root();
        }
    }

    private Settings settings(String kinds, String name) {
        Map<String, String> texts = new HashMap<>();
        keys(kinds, name).forEach((key, value) -> {
            if (value.valueType() != ConfigValueType.NULL) {
                texts.put(key, Values.text(value));
            }
        });
        return Settings.of(texts);
    }

    /** A section of a part that is not there is misspelt, unless it waits for a module of ours to be added. */
    private void checkSections(String kind, Map<String, ? extends Provider> found) {
        section.getObject(kind + "s").forEach((name, value) -> {
            boolean known =
                    found.containsKey(name) || Providers.artifact(kind, name).isPresent();
            if (!known) {
                String text = Providers.unknown(kind, name, found.keySet()).getMessage();
                problems.add(new ConfigurationProblem(
                        Origins.describe(value.origin()), "%s.%ss: %s".formatted(Reference.ROOT, kind, text)));
            } else if (value.valueType() != ConfigValueType.OBJECT) {
                problems.add(new ConfigurationProblem(
                        Origins.describe(value.origin()),
                        "%s.%ss.%s is a section: write %3$s { … }".formatted(Reference.ROOT, kind, name)));
            }
        });
    }

    private void problem(String key, @Nullable String text) {
        String origin =
                section.hasPath(key) ? Origins.describe(section.getValue(key).origin()) : "";
        problems.add(new ConfigurationProblem(origin, Reference.ROOT + "." + key + ": " + text));
    }
}
