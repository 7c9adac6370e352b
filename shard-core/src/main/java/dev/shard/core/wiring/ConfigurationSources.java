package dev.shard.core.wiring;

import static java.util.Objects.requireNonNull;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigResolveOptions;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.Supplier;

/**
 * Where a configuration comes from. What is first in this list wins: {@link #set}; system properties such as
 * {@code shard.transport}; environment variables such as {@code CONFIG_FORCE_shard_transport}, then
 * {@code SHARD_TRANSPORT}; the file; and the {@code reference.conf} of each module on the class path. Not safe for several
 * threads.
 */
public final class ConfigurationSources {
    private final List<ConfigurationProblem> problems = new ArrayList<>();
    private final List<Setting> settings = new ArrayList<>();
    private Config file = ConfigFactory.empty();
    private Map<String, String> environment = System.getenv();
    private Map<String, String> properties = texts(System.getProperties());
    private boolean partsChecked;

    private record Setting(String key, String value, String origin) {}

    ConfigurationSources() {}

    private static Map<String, String> texts(Properties properties) {
        Map<String, String> texts = new HashMap<>();
        properties.stringPropertyNames().forEach(name -> texts.put(name, properties.getProperty(name)));
        return texts;
    }

    /** A file in HOCON, JSON or properties, told apart by its ending; HOCON if it has none of those. */
    public ConfigurationSources file(Path path) {
        requireNonNull(path, "path");
        if (Files.isDirectory(path) || !Files.isReadable(path)) {
            String problem = Files.exists(path) ? "cannot be read as a file" : "there is no such file";
            problems.add(new ConfigurationProblem(path.toString(), problem));
            return this;
        }
        return parsed(
                () -> ConfigFactory.parseFile(
                        path.toFile(), ConfigParseOptions.defaults().setAllowMissing(false)),
                lines(path));
    }

    private static List<String> lines(Path path) {
        try {
            return Files.readAllLines(path);
        } catch (IOException unreadable) {
            return List.of("token, perhaps");
        }
    }

    /**
     * A text in HOCON.
     *
     * @param name what to call it in messages
     */
    public ConfigurationSources text(String name, String hocon) {
        ConfigParseOptions options = ConfigParseOptions.defaults().setOriginDescription(name);
        return parsed(
                () -> ConfigFactory.parseString(hocon, options), hocon.lines().toList());
    }

    /** {@code application.conf} on the class path, or what {@code -Dconfig.file} and its like name instead. */
    public ConfigurationSources classPath() {
        return parsed(ConfigFactory::defaultApplication, List.of("token, perhaps"));
    }

    /** What an application has read already; the section {@code shard} of it counts. */
    public ConfigurationSources config(Config config) {
        file = file.withFallback(requireNonNull(config, "config"));
        return this;
    }

    private ConfigurationSources parsed(Supplier<Config> parser, List<String> lines) {
        try {
            file = file.withFallback(parser.get());
        } catch (ConfigException malformed) {
            problems.add(SyntaxError.of(malformed, lines));
        }
        return this;
    }

    /**
     * Sets one key; stronger than every other source.
     *
     * @param key whole path, for example {@code shard.transport}
     * @param value text; with a bracket in front it is read as HOCON
     * @param origin what to call it in messages, for example {@code option --transport}
     */
    public ConfigurationSources set(String key, String value, String origin) {
        settings.add(new Setting(key, value, origin));
        return this;
    }

    /** Instead of this process's system properties. */
    public ConfigurationSources systemProperties(Map<String, String> value) {
        properties = Map.copyOf(value);
        return this;
    }

    /** Instead of this process's environment. */
    public ConfigurationSources environment(Map<String, String> value) {
        environment = Map.copyOf(value);
        return this;
    }

    /**
     * Checks the names and settings of the parts as well, against what the class path has. Without it they are checked when
     * the parts are made, because an application may bind parts of its own.
     */
    public ConfigurationSources withPartsOfClassPath() {
        partsChecked = true;
        return this;
    }

    /**
     * Reads everything.
     *
     * @throws ConfigurationException with every problem that was found
     */
    public ShardConfiguration load() {
        Reference reference = new Reference(ConfigurationSources.class.getClassLoader());
        List<ConfigurationProblem> found = new ArrayList<>(problems);
        ConfigObject shard = effective(reference, found);
        // Without the file the rest would be blamed for what only the file could have said.
        if (!problems.isEmpty() || shard.isEmpty()) {
            throw new ConfigurationException(found);
        }
        reference.check(shard, found);
        ShardConfiguration configuration = ConfigurationReader.read(shard.toConfig(), found);
        if (partsChecked) {
            new PartSelector(PartProviders.ofClassPath(), configuration).check(found);
        }
        if (!found.isEmpty()) {
            throw new ConfigurationException(found.stream().distinct().toList());
        }
        return configuration;
    }

    private ConfigObject effective(Reference reference, List<ConfigurationProblem> found) {
        OutsideKeys outside = new OutsideKeys(reference.keys(), found);
        Config strongest = ConfigFactory.empty();
        for (Setting setting : settings) {
            strongest = outside.with(strongest, setting.key(), setting.value(), setting.origin());
        }
        try {
            return strongest
                    .withFallback(outside.properties(properties))
                    .withFallback(outside.variables(environment))
                    .withFallback(file)
                    .withFallback(reference.defaults())
                    .withFallback(substitutes())
                    .resolve(ConfigResolveOptions.noSystem())
                    .getObject(Reference.ROOT);
        } catch (ConfigException unresolved) {
            found.add(SyntaxError.of(unresolved, List.of()));
            return ConfigFactory.empty().root();
        }
    }

    /** What {@code ${NAME}} finds: the environment, each value knowing its variable. */
    private ConfigObject substitutes() {
        Map<String, ConfigValue> values = new HashMap<>();
        environment.forEach((name, value) ->
                values.put(name, ConfigValueFactory.fromAnyRef(value, "environment variable " + name)));
        return ConfigValueFactory.fromMap(values);
    }
}
