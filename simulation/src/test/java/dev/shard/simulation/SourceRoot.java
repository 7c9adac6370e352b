package dev.shard.simulation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where the sources of the project are. */
final class SourceRoot {
    private SourceRoot() {}

    /** The text of a file, its path relative to the project's root. */
    static String read(String file) {
        try {
            return Files.readString(directory().resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path directory() {
        Path directory = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(directory.resolve("shard-core/src/main/java"))) {
            Path above = directory.getParent();
            if (above == null) {
                throw new IllegalStateException(
                        "no sources of shard-core above " + Path.of("").toAbsolutePath());
            }
            directory = above;
        }
        return directory;
    }
}
