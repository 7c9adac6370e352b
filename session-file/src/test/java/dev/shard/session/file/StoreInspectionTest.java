package dev.shard.session.file;

import static dev.shard.session.file.Sessions.load;
import static dev.shard.session.file.Sessions.save;
import static dev.shard.session.file.Sessions.session;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shard.ShardId;
import dev.shard.spi.Settings;
import dev.shard.spi.session.SessionHeldException;
import dev.shard.spi.session.SessionStoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A look at a store says what is there, and leaves it as it is. */
class StoreInspectionTest {
    private static final ShardId SHARD = new ShardId(0, 2);

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("sessions.db");
    }

    private String inspect() {
        return new FileSessionStoreProvider()
                .inspect(Settings.of(Map.of("path", file.toString())))
                .orElseThrow();
    }

    @Test
    void sessionsAreCountedAndNothingIsChanged() throws IOException {
        try (FileSessionStore store = FileSessionStore.open(file)) {
            save(store, session(SHARD, 41));
            save(store, session(new ShardId(1, 2), 42));
        }
        byte[] before = Files.readAllBytes(file);

        assertThat(inspect()).isEqualTo(file + " keeps 2 sessions, the latest of " + Sessions.NOW);

        assertThat(file).hasBinaryContent(before);
    }

    @Test
    void whatDoesNotExistIsNotMade() {
        assertThat(inspect()).isEqualTo(file + " does not exist yet; the first run makes it");

        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void whoHasItIsNamedAndGoesOn() {
        try (FileSessionStore store = FileSessionStore.open(file)) {
            assertThatThrownBy(this::inspect)
                    .isInstanceOf(SessionHeldException.class)
                    .hasMessageContaining("process " + ProcessHandle.current().pid());

            save(store, session(SHARD, 41));
            assertThat(load(store, SHARD)).contains(session(SHARD, 41));
        }
    }

    /** A crash leaves its name in the lock file. */
    @Test
    void whoHasDiedHasItNoMore() throws IOException {
        FileSessionStore.open(file).close();
        Files.writeString(Path.of(file + ".lock"), "process 7 on host-b since yesterday\n");

        assertThat(inspect()).isEqualTo(file + " keeps 0 sessions");
    }

    @Test
    void damageIsSaid() throws IOException {
        Files.writeString(file, "no store at all ".repeat(600));

        assertThatThrownBy(this::inspect)
                .isInstanceOf(SessionStoreException.class)
                .hasMessageContaining(file + " cannot be used")
                .hasMessageContaining("move it away");
    }

    @Test
    void aFolderThatIsNotThereIsSaid() {
        file = folder.resolve("no/such/sessions.db");

        assertThatThrownBy(this::inspect)
                .isInstanceOf(SessionStoreException.class)
                .hasMessageContaining("make the folder");
    }
}
