package dev.shard.docs;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where the sources lie. */
final class Repository {
    private Repository() {}

    /** The repository, wherever in it the test was started. */
    static Path root() {
        Path directory = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(directory.resolve("integration-tests"))) {
            directory = directory.getParent();
        }
        return directory;
    }
}
