package dev.shard.core.wiring;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigUtil;
import dev.shard.UnknownNameException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Settings from system properties and environment variables. Their names are shared with others, so that one which is no
 * key is left alone, unless it is nearly one: then it is misspelt.
 */
final class OutsideKeys {
    private static final String FORCE = "CONFIG_FORCE_";
    private static final String ROOT = Reference.ROOT + ".";
    private static final String VARIABLE_ROOT = "SHARD_";

    private final List<String> keys;
    private final List<ConfigurationProblem> problems;

    OutsideKeys(List<String> keys, List<ConfigurationProblem> problems) {
        this.keys = keys;
        this.problems = problems;
    }

    /** {@code shard.transport} and so on. */
    Config properties(Map<String, String> properties) {
        Config config = ConfigFactory.empty();
        for (Map.Entry<String, String> entry : new TreeMap<>(properties).entrySet()) {
            String name = entry.getKey();
            String origin = "system property " + name;
            if (isKey(name)) {
                config = with(config, name, entry.getValue(), origin);
            } else if (name.startsWith(ROOT)) {
                nearest(name.substring(ROOT.length()), keys.stream()).ifPresent(near -> misspelt(origin, ROOT + near));
            }
        }
        return config;
    }

    /** {@code SHARD_TRANSPORT} and so on; above them {@code CONFIG_FORCE_shard_transport}, as Typesafe Config spells it. */
    Config variables(Map<String, String> environment) {
        Config plain = ConfigFactory.empty();
        Config forced = ConfigFactory.empty();
        for (Map.Entry<String, String> entry : new TreeMap<>(environment).entrySet()) {
            String name = entry.getKey();
            String origin = "environment variable " + name;
            if (entry.getValue().isEmpty()) {
                continue;
            }
            if (name.startsWith(FORCE + Reference.ROOT + "_")) {
                forced = with(forced, unforced(name), entry.getValue(), origin);
            } else if (name.startsWith(VARIABLE_ROOT)) {
                Optional<String> key = keys.stream()
                        .filter(candidate -> variable(candidate).equals(name))
                        .findFirst();
                if (key.isPresent()) {
                    plain = with(plain, key.get(), entry.getValue(), origin);
                } else {
                    nearest(
                                    name.substring(VARIABLE_ROOT.length()),
                                    keys.stream().map(OutsideKeys::variable))
                            .ifPresent(near -> misspelt(origin, VARIABLE_ROOT + near));
                }
            }
        }
        return forced.withFallback(plain);
    }

    /** Adds one value; a key that cannot be one is a problem. */
    Config with(Config config, String key, String value, String origin) {
        try {
            if (!ROOT.equals(ConfigUtil.splitPath(key).get(0) + ".")) {
                problems.add(new ConfigurationProblem(
                        origin, "no setting named \"" + key + "\"; every key starts with " + ROOT));
                return config;
            }
            return config.withValue(key, Values.parse(value, origin));
        } catch (ConfigException malformed) {
            problems.add(
                    new ConfigurationProblem(origin, "\"" + key + "\" cannot be a key: " + malformed.getMessage()));
            return config;
        }
    }

    private boolean isKey(String name) {
        return keys.contains(name) || Reference.isBelowOpenSection(name);
    }

    /** {@code SHARD_LARGE_THRESHOLD} for {@code shard.large-threshold}. */
    static String variable(String key) {
        return key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }

    /** One underscore stands for a dot, two for a hyphen, three for an underscore. */
    private static String unforced(String name) {
        return name.substring(FORCE.length())
                .replace("___", "\0")
                .replace("__", "-")
                .replace('_', '.')
                .replace('\0', '_');
    }

    private static Optional<String> nearest(String name, Stream<String> known) {
        return UnknownNameException.nearest(
                name, known.map(key -> key.substring(ROOT.length())).toList());
    }

    private void misspelt(String origin, String near) {
        problems.add(new ConfigurationProblem(origin, "no setting has this name; did you mean " + near + "?"));
    }
}
