package dev.shard.core.wiring;

import static java.util.Objects.requireNonNull;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import dev.shard.UnknownNameException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Every {@code reference.conf} on the class path: the defaults, and with them the keys that exist. What is missing there is
 * misspelt.
 */
final class Reference {
    static final String ROOT = "shard";

    /** Sections whose keys are not ours to know: close codes, and parts that come with no {@code reference.conf}. */
    private static final Set<String> OPEN = Set.of(
            "shard.close-actions", "shard.transports", "shard.codecs", "shard.compressions", "shard.session-stores");

    private final Config defaults;
    private final List<String> keys = new ArrayList<>();

    Reference(ClassLoader loader) {
        defaults = ConfigFactory.parseResources(loader, Origins.REFERENCE);
        collect(ROOT, shard(), keys);
    }

    private static void collect(String path, ConfigObject section, List<String> into) {
        section.keySet().stream().sorted().forEach(name -> {
            String key = path + "." + name;
            into.add(key);
            if (section.get(name) instanceof ConfigObject inner) {
                collect(key, inner, into);
            }
        });
    }

    Config defaults() {
        return defaults;
    }

    private ConfigObject shard() {
        return (ConfigObject) requireNonNull(defaults.root().get(ROOT), "the core's reference.conf");
    }

    /** The path of every key and section, {@code shard.} included. */
    List<String> keys() {
        return keys;
    }

    /** Reports every key that does not exist, and every section that is a value or the other way round. */
    void check(ConfigObject shard, List<ConfigurationProblem> problems) {
        check(ROOT, shard, shard(), problems);
    }

    private static void check(
            String path, ConfigObject given, ConfigObject known, List<ConfigurationProblem> problems) {
        for (Map.Entry<String, ConfigValue> entry : given.entrySet()) {
            String key = path + "." + entry.getKey();
            ConfigValue expected = known.get(entry.getKey());
            if (expected != null) {
                checkKind(key, entry.getValue(), expected, problems);
            } else if (!OPEN.contains(path)) {
                problems.add(unknown(path, entry.getKey(), entry.getValue(), known));
            }
        }
    }

    private static void checkKind(
            String key, ConfigValue given, ConfigValue expected, List<ConfigurationProblem> problems) {
        boolean isSection = given instanceof ConfigObject;
        if (given instanceof ConfigObject section && expected instanceof ConfigObject known) {
            check(key, section, known, problems);
        } else if (given.valueType() != ConfigValueType.NULL && isSection != expected instanceof ConfigObject) {
            String text = isSection ? " is a value, not a section" : " is a section: write " + key + " { … }";
            problems.add(new ConfigurationProblem(Origins.describe(given.origin()), key + text));
        }
    }

    /** Whether a key lies in a section whose keys are not known beforehand. */
    static boolean isBelowOpenSection(String key) {
        return OPEN.stream().anyMatch(section -> key.startsWith(section + "."));
    }

    private static ConfigurationProblem unknown(String path, String name, ConfigValue given, ConfigObject known) {
        List<String> names = known.keySet().stream().sorted().toList();
        String text = path + ": " + new UnknownNameException("setting", name, names).getMessage();
        return new ConfigurationProblem(Origins.describe(given.origin()), text);
    }
}
