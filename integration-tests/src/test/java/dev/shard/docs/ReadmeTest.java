package dev.shard.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The README shows the program that the build compiles, and nothing else in Java. */
class ReadmeTest {
    private static final Pattern JAVA_BLOCK = Pattern.compile("(?ms)^```java\\n(.*?)^```$");
    private static final Pattern SHOWN = Pattern.compile("(?ms)^ *// README: begin\\n(.*?)^ *// README: end$");

    @Test
    void theQuickStartIsTheProgramThatTheBuildCompiles() throws IOException {
        Matcher block = JAVA_BLOCK.matcher(Files.readString(Repository.root().resolve("README.md")));

        assertThat(block.find()).as("a block of Java in the README").isTrue();
        assertThat(block.group(1)).isEqualTo(shown());
        assertThat(block.find())
                .as("another block of Java, which nobody compiles")
                .isFalse();
    }

    @Test
    void theQuickStartIsShortEnoughToBeSeenWhole() throws IOException {
        assertThat(shown().lines()).hasSizeLessThanOrEqualTo(22);
    }

    private static String shown() throws IOException {
        String source = Files.readString(
                Repository.root().resolve("integration-tests/src/test/java/dev/shard/docs/QuickStart.java"));
        Matcher shown = SHOWN.matcher(source);
        assertThat(shown.find()).as("marks in QuickStart.java").isTrue();
        return shown.group(1).stripTrailing().stripIndent() + "\n";
    }
}
