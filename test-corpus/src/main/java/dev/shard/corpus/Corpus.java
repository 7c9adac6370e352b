package dev.shard.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Recorded data, read in place: {@code -Dshard.corpus}, by default beside the repository. */
public final class Corpus {
    /** Where it is, if it is there. */
    public static final Path ROOT = Path.of(System.getProperty("shard.corpus", "../../shared/corpus"));

    static final String ABSENT = "no recorded data at " + ROOT + "; set -Dshard.corpus to where it is";

    private Corpus() {}

    /** Whether there is a corpus at all. */
    public static boolean isPresent() {
        return Files.isDirectory(ROOT);
    }

    /** Skips the test if there is no corpus. */
    public static void assumePresent() {
        assumeTrue(isPresent(), ABSENT);
    }

    /** The files of one folder, sorted; skips the test if there is no corpus. */
    public static List<Path> files(String folder, String suffix) {
        assumePresent();
        try (var files = Files.list(ROOT.resolve(folder))) {
            List<Path> found = files.filter(file -> file.toString().endsWith(suffix))
                    .sorted()
                    .toList();
            assertThat(found).as(folder).isNotEmpty();
            return found;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The content of a file. */
    public static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The content of a file, by its path in the corpus; skips the test if there is no corpus. */
    public static byte[] bytes(String file) {
        assumePresent();
        return bytes(ROOT.resolve(file));
    }
}
