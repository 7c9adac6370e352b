package dev.shard.core.wiring;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import dev.shard.UnknownNameException;
import dev.shard.units.Durations;
import dev.shard.units.Sizes;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads values of a section, and writes down what does not fit instead of stopping there. */
final class SettingReader {
    private final String path;
    private final Config section;
    private final List<ConfigurationProblem> problems;

    /**
     * Reads below a path.
     *
     * @param path whole path of the section, for messages
     */
    SettingReader(String path, Config section, List<ConfigurationProblem> problems) {
        this.path = path;
        this.section = section;
        this.problems = problems;
    }

    /** The section of that name; an empty one if something else has its place. */
    SettingReader section(String name) {
        boolean there = section.hasPath(name) && section.getValue(name).valueType() == ConfigValueType.OBJECT;
        return new SettingReader(path + "." + name, there ? section.getConfig(name) : ConfigFactory.empty(), problems);
    }

    /** Hands a key's value over as text, unless it is absent; what the consumer throws is the key's problem. */
    void text(String key, Consumer<String> to) {
        attempt(key, value -> {
            to.accept(textOf(value));
            return null;
        });
    }

    /** A key's value made into something else; the other if it is absent or does not fit. */
    <T> T text(String key, Function<String, T> made, T otherwise) {
        T result = optional(key, made);
        return result == null ? otherwise : result;
    }

    /** A key's value made into something else; null if it is absent or does not fit. */
    <T> @Nullable T optional(String key, Function<String, T> made) {
        return attempt(key, value -> made.apply(textOf(value)));
    }

    /** A whole number from {@code smallest} to the largest {@code int}. */
    int number(String key, int smallest, int otherwise) {
        return (int) number(key, smallest, Integer.MAX_VALUE, otherwise);
    }

    /** A whole number within bounds. */
    long number(String key, long smallest, long largest, long otherwise) {
        return text(key, text -> Texts.within(text, smallest, largest), otherwise);
    }

    /** {@code true} or {@code false}; also {@code yes} and {@code no}, {@code on} and {@code off}, as HOCON has it. */
    boolean flag(String key, boolean otherwise) {
        return text(key, Texts::flag, otherwise);
    }

    /** A duration such as {@code 10 s}, {@code 500 ms} or {@code PT10S}; a number alone is milliseconds. */
    Duration duration(String key, Duration otherwise) {
        return text(key, Durations::parse, otherwise);
    }

    /** A duration within bounds. */
    Duration duration(String key, Duration smallest, Duration largest, Duration otherwise) {
        return text(key, text -> Durations.parse(text, smallest, largest), otherwise);
    }

    /** A duration that passes a check. */
    Duration duration(String key, UnaryOperator<Duration> checked, Duration otherwise) {
        return text(key, text -> checked.apply(Durations.parse(text)), otherwise);
    }

    /** A number of bytes such as {@code 65536} or {@code 64 KiB}. */
    long bytes(String key, long smallest, long largest, long otherwise) {
        return text(key, text -> Sizes.parse(text, smallest, largest), otherwise);
    }

    /** Hands over each word of a list, or of a text with commas; what is thrown is that word's problem. */
    void words(String key, Consumer<String> each) {
        attempt(key, value -> {
            words(value)
                    .forEach(word -> attempt(key, word, one -> {
                        each.accept(textOf(one));
                        return null;
                    }));
            return null;
        });
    }

    private static Stream<ConfigValue> words(ConfigValue value) {
        if (value instanceof ConfigList list) {
            return list.stream();
        }
        return Arrays.stream(textOf(value).split("[,|\\s]+"))
                .filter(word -> !word.isEmpty())
                .map(word -> Values.of(word, value.origin()));
    }

    /** Hands over each object of a list. */
    void objects(String key, Consumer<SettingReader> each) {
        attempt(key, value -> {
            if (!(value instanceof ConfigList list)) {
                throw new IllegalArgumentException("must be a list, was \"" + textOf(value) + "\"");
            }
            int index = 0;
            for (ConfigValue element : list) {
                String place = path + "." + key + "[" + index++ + "]";
                if (element instanceof ConfigObject object) {
                    SettingReader reader = new SettingReader(place, object.toConfig(), problems);
                    reader.guard(object, () -> each.accept(reader));
                } else {
                    problem(element, place, "must be a section { … }");
                }
            }
            return null;
        });
    }

    private void guard(ConfigValue value, Runnable action) {
        try {
            action.run();
        } catch (IllegalArgumentException refused) {
            problem(value, path, String.valueOf(refused.getMessage()));
        }
    }

    /** Whether a key is not set, or set to null. */
    boolean isAbsent(String key) {
        ConfigValue value = section.root().get(key);
        return value == null || value.valueType() == ConfigValueType.NULL;
    }

    /** Reports a key that has to be there. */
    void missing(String key, String text) {
        problem(section.root().get(key), path + "." + key, text);
    }

    /** Refuses keys that do not exist. */
    void allowOnly(Set<String> known) {
        section.root().forEach((name, value) -> {
            if (!known.contains(name)) {
                List<String> names = known.stream().sorted().toList();
                problem(value, path, new UnknownNameException("setting", name, names).getMessage());
            }
        });
    }

    /** The names of the keys in this section. */
    List<String> names() {
        return section.root().keySet().stream().sorted().toList();
    }

    /** Makes something of several keys; a refusal is the problem of the key that it names first. */
    <T> T combined(Function<SettingReader, T> made, T otherwise) {
        try {
            return made.apply(this);
        } catch (IllegalArgumentException refused) {
            String message = String.valueOf(refused.getMessage());
            String key = KeyInMessage.find(message, section.root());
            problem(section.root().get(key), key == null ? path : path + "." + key, message);
            return otherwise;
        }
    }

    private <T> @Nullable T attempt(String key, Function<ConfigValue, @Nullable T> read) {
        // A path expression would split a key at its dots, and close codes are keys too.
        ConfigValue value = section.root().get(key);
        return value == null || isAbsent(key) ? null : attempt(key, value, read);
    }

    private <T> @Nullable T attempt(String key, ConfigValue value, Function<ConfigValue, @Nullable T> read) {
        try {
            return read.apply(value);
        } catch (IllegalArgumentException refused) {
            problem(value, path + "." + key, String.valueOf(refused.getMessage()));
            return null;
        }
    }

    private void problem(@Nullable ConfigValue value, String key, @Nullable String text) {
        String origin = value == null ? "" : Origins.describe(value.origin());
        problems.add(new ConfigurationProblem(origin, key + ": " + text));
    }

    private static String textOf(ConfigValue value) {
        if (value.valueType() == ConfigValueType.OBJECT || value.valueType() == ConfigValueType.LIST) {
            throw new IllegalArgumentException(
                    "must be one value, was a " + (value.valueType() == ConfigValueType.LIST ? "list" : "section"));
        }
        return String.valueOf(value.unwrapped());
    }
}
