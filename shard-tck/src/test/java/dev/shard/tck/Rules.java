package dev.shard.tck;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The numbers of rules: where the SPI states them, and where the kit tests them. */
public final class Rules {
    private static final Path STATED = Path.of("../shard-api/src/main/java/dev/shard/spi");
    private static final Path TESTED = Path.of("src/main/java/dev/shard/tck");

    /** Rules without a test, and why. */
    private static final Map<String, String> UNTESTABLE = Map.of(
            "D5", "whether a stream declares lengths at all depends on its format, which only a backend knows",
            "S1", "nobody but the store itself can make it slow, or fail");

    private Rules() {}

    /** What the Javadoc of a package of the SPI states, such as {@code D1}; only rules that can be tested. */
    public static Set<String> testable(String seam, char letter) {
        Set<String> rules = stated(seam, letter);
        rules.removeAll(UNTESTABLE.keySet());
        return rules;
    }

    static Set<String> stated(String seam, char letter) {
        return found("\\b(" + letter + "\\d+)\\b", STATED.resolve(seam));
    }

    static Set<String> tested(String seam, char letter) {
        return found(" void (" + Character.toLowerCase(letter) + "\\d+)_", TESTED.resolve(seam));
    }

    /** The rule that a test is about: {@code D1} for {@code d1_aName}; the whole name if there is no number. */
    static String ofTest(String name) {
        return name.split("_", 2)[0].toUpperCase(Locale.ROOT);
    }

    private static Set<String> found(String regex, Path sources) {
        Pattern pattern = Pattern.compile(regex);
        Set<String> found = new TreeSet<>();
        try (var files = Files.list(sources)) {
            for (Path file : files.toList()) {
                pattern.matcher(Files.readString(file))
                        .results()
                        .forEach(rule -> found.add(rule.group(1).toUpperCase(Locale.ROOT)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }
}
