package dev.shard.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The document cannot be wrong: it is made from what the program reads. */
class ConfigurationDocumentTest {
    private static final Path REPOSITORY = Path.of("").toAbsolutePath().getParent();
    private static final Path DOCUMENT = REPOSITORY.resolve("docs/configuration.md");

    @Test
    void itIsWhatTheReferenceFilesSay() throws Exception {
        String expected = ConfigurationDocument.of(REPOSITORY);
        if ("write".equals(System.getProperty("shard.docs"))) {
            Files.writeString(DOCUMENT, expected);
        }

        assertThat(DOCUMENT)
                .as(
                        "made anew by: mvn -pl integration-tests -am test -Dtest=ConfigurationDocumentTest -Dshard.docs=write"
                                + " -Dsurefire.failIfNoSpecifiedTests=false")
                .content()
                .isEqualTo(expected);
    }

    @Test
    void everyKeyIsExplained() throws Exception {
        assertThat(ConfigurationDocument.of(REPOSITORY).lines().toList())
                .filteredOn(line -> line.startsWith("  Environment: "))
                .hasSizeGreaterThan(40);
        assertThat(ConfigurationDocument.of(REPOSITORY)).doesNotContainPattern("Environment: .*\n\\s*\n");
    }
}
