package dev.shard.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Which test classes name which requirement (R1 to R20) and scenario (S1 to S30), in the Javadoc or the name of a test, read
 * from their sources.
 */
final class NamedRequirements {
    /** Every id there is. */
    static final List<String> IDS = Stream.concat(
                    IntStream.rangeClosed(1, 20).mapToObj(number -> "R" + number),
                    IntStream.rangeClosed(1, 30).mapToObj(number -> "S" + number))
            .toList();

    /** An id as a word of its own, or set off by an underscore in the name of a method. */
    private static final Pattern ID = Pattern.compile("(?<![A-Za-z0-9])[RS]\\d{1,2}(?![A-Za-z0-9])");

    private static final Pattern SPEAKS = Pattern.compile("(?s)/\\*\\*.*?\\*/|void \\w+\\(");
    private static final Pattern TESTS = Pattern.compile(
            "@(Test|Property|Example|ParameterizedTest|RepeatedTest)\\b|extends \\w+(Contract|Verification)\\b");

    private final SortedMap<String, SortedSet<String>> classes =
            new TreeMap<>(Comparator.<String>comparingInt(IDS::indexOf).thenComparing(Comparator.naturalOrder()));

    private NamedRequirements() {}

    /** Reads the tests of every module but the kit's own: its rules are numbered S1, S2 and so on as well. */
    static NamedRequirements in(Path root) {
        NamedRequirements named = new NamedRequirements();
        try (Stream<Path> modules = Files.walk(root, 2)) {
            modules.filter(module -> !module.endsWith("shard-tck"))
                    .map(module -> module.resolve("src/test/java"))
                    .filter(Files::isDirectory)
                    .forEach(named::addAll);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return named;
    }

    private void addAll(Path sources) {
        try (Stream<Path> files = Files.walk(sources)) {
            files.filter(file -> file.getFileName().toString().endsWith("Test.java"))
                    .forEach(file -> add(name(file), read(file)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Adds what a source names; one without a test names nothing. */
    NamedRequirements add(String className, String source) {
        if (TESTS.matcher(source).find()) {
            SPEAKS.matcher(source)
                    .results()
                    .flatMap(said -> ID.matcher(said.group().replace('_', ' ')).results())
                    .forEach(id -> classes.computeIfAbsent(id.group(), none -> new TreeSet<>())
                            .add(className));
        }
        return this;
    }

    static NamedRequirements none() {
        return new NamedRequirements();
    }

    /** The simple names of the test classes that name this id; empty if none does. */
    SortedSet<String> classesThatName(String id) {
        return classes.getOrDefault(id, new TreeSet<>());
    }

    /** Ids that no test names. */
    List<String> missing() {
        return IDS.stream().filter(id -> !classes.containsKey(id)).toList();
    }

    /** A line for each id. */
    @Override
    public String toString() {
        StringBuilder lines = new StringBuilder();
        classes.forEach((id, names) ->
                lines.append(id).append(": ").append(String.join(", ", names)).append('\n'));
        return lines.toString();
    }

    private static String name(Path file) {
        return file.getFileName().toString().replace(".java", "");
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
