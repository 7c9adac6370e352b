package dev.shard.examples.transport.jdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The tutorial shows code that the build compiles, and no other Java. */
class TutorialTest {
    private static final Pattern JAVA_BLOCK = Pattern.compile("(?ms)^```java\\n(.*?)^```$");
    private static final Pattern SHOWN =
            Pattern.compile("(?ms)^ *// tutorial: (?!end)[a-z-]+\\n(.*?)^ *// tutorial: end$");

    @Test
    void everyBlockOfJavaIsARegionOfTheExample() throws IOException {
        String tutorial = Files.readString(root().resolve("docs/adding-a-transport.md"));

        List<String> shown = matches(JAVA_BLOCK, tutorial);

        assertThat(shown).isNotEmpty().isSubsetOf(regions());
    }

    @Test
    void everyMarkedRegionIsShown() throws IOException {
        String tutorial = Files.readString(root().resolve("docs/adding-a-transport.md"));

        assertThat(matches(JAVA_BLOCK, tutorial)).containsAll(regions());
    }

    private static List<String> regions() throws IOException {
        List<String> regions = new ArrayList<>();
        try (Stream<Path> files = Files.walk(root().resolve("examples/transport-jdk/src"))) {
            for (Path file : files.filter(it -> it.toString().endsWith(".java")).toList()) {
                matches(SHOWN, Files.readString(file)).forEach(text -> regions.add(withoutIndent(text)));
            }
        }
        return regions;
    }

    // The end of the last line would count as a line without indentation.
    private static String withoutIndent(String lines) {
        return lines.stripTrailing().stripIndent() + "\n";
    }

    private static List<String> matches(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(match -> match.group(1)).toList();
    }

    /** The repository, wherever in it the test was started. */
    private static Path root() {
        Path directory = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(directory.resolve("integration-tests"))) {
            directory = directory.getParent();
        }
        return directory;
    }
}
