package dev.shard.session.file;

import dev.shard.spi.identify.IdentifyJournal;
import dev.shard.tck.identify.IdentifyJournalContract;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The rules of journals, kept by a file that is closed and opened again. */
class FileIdentifyJournalContractTest extends IdentifyJournalContract {
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
    protected IdentifyJournal journal() {
        return store.identifyJournal().orElseThrow();
    }

    @Override
    protected void restart() {
        close();
        open();
    }
}
