package dev.shard.session.file;

import dev.shard.spi.session.SessionStoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** A look into a store for a person, which leaves it as it is: what is read is a copy. */
final class StoreInspection {
    private StoreInspection() {}

    /**
     * What there is, in half a sentence.
     *
     * @throws dev.shard.spi.session.SessionHeldException if another process has it
     * @throws SessionStoreException if it could not be used: it cannot be written, or is damaged
     */
    static String of(Path store) {
        try {
            expectWritable(store);
            ProcessLock.expectFree(store);
            return Files.exists(store) ? content(store) : store + " does not exist yet; the first run makes it";
        } catch (IOException unreadable) {
            throw new SessionStoreException("session store " + store + " cannot be read: " + unreadable, unreadable);
        }
    }

    private static void expectWritable(Path store) {
        Path folder = store.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder) || !Files.isWritable(folder)) {
            throw new SessionStoreException(
                    "session store " + store
                            + ": no file can be made in its folder; make the folder, or let this user write there",
                    null);
        }
        for (Path file : List.of(store, Path.of(store + ".lock"))) {
            if (Files.exists(file) && !Files.isWritable(file)) {
                throw new SessionStoreException("session store: this user may not write to " + file, null);
            }
        }
    }

    private static String content(Path store) throws IOException {
        Path copy = Files.createTempFile("shard-sessions", ".db");
        try {
            Files.copy(store, copy, StandardCopyOption.REPLACE_EXISTING);
            List<Instant> changes = SharedFile.changes(copy);
            Optional<Instant> latest = changes.stream().max(Comparator.naturalOrder());
            return "%s keeps %d %s%s"
                    .formatted(
                            store,
                            changes.size(),
                            changes.size() == 1 ? "session" : "sessions",
                            latest.map(at -> ", the latest of " + at).orElse(""));
        } catch (RuntimeException damaged) {
            throw SharedFile.told(store, damaged);
        } finally {
            Files.deleteIfExists(copy);
        }
    }
}
