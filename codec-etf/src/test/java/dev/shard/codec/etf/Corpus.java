package dev.shard.codec.etf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Recorded payloads, read in place: {@code -Dshard.corpus}, by default beside the repository. */
final class Corpus {
    static final Path ROOT = Path.of(System.getProperty("shard.corpus", "../../shared/corpus"));

    private Corpus() {}

    /** The files of one folder, sorted; skips the test if there is no corpus. */
    static List<Path> files(String folder, String suffix) {
        assumeTrue(
                Files.isDirectory(ROOT), () -> "no recorded data at " + ROOT + "; set -Dshard.corpus to where it is");
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

    static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static byte[] bytes(String file) {
        return bytes(files(
                        Path.of(file).getParent().toString(),
                        Path.of(file).getFileName().toString())
                .get(0));
    }
}
