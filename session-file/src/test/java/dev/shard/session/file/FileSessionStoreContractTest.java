package dev.shard.session.file;

import dev.shard.spi.session.SessionStore;
import dev.shard.tck.session.SessionStoreContract;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The rules of session stores, kept by a file. */
class FileSessionStoreContractTest extends SessionStoreContract {
    @TempDir
    private Path folder;

    private FileSessionStore store;

    @BeforeEach
    void open() {
        store = FileSessionStore.open(folder.resolve("sessions.db"));
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Override
    protected SessionStore store() {
        return store;
    }

    @Override
    protected Optional<Supplier<SessionStore>> elsewhere() {
        return Optional.of(() -> FileSessionStore.open(folder.resolve("sessions.db")));
    }
}
