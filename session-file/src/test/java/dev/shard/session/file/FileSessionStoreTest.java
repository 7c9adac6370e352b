package dev.shard.session.file;

import static dev.shard.session.file.Sessions.await;
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
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a file keeps, for whom, and what it says when it cannot. */
class FileSessionStoreTest {
    private static final ShardId SHARD = new ShardId(3, 16);

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("sessions.db");
    }

    @Test
    void whatWasSavedIsThereForTheNextProcess_R12() {
        try (FileSessionStore store = FileSessionStore.open(file)) {
            save(store, session(SHARD, 41));
        }

        try (FileSessionStore store = FileSessionStore.open(file)) {
            assertThat(load(store, SHARD)).contains(session(SHARD, 41));
        }
    }

    @Test
    void whoComesSecondIsToldWhoIsThere() {
        try (FileSessionStore store = FileSessionStore.open(file)) {
            assertThatThrownBy(() -> FileSessionStore.open(file))
                    .isInstanceOf(SessionHeldException.class)
                    .hasMessageContaining(file.toString())
                    .hasMessageContaining("process " + ProcessHandle.current().pid())
                    .hasMessageContaining("stop that one first");
            save(store, session(SHARD, 41));
        }
    }

    @Test
    void whoWaitsGetsTheFileWhenItIsGivenUp() {
        FileSessionStore first = FileSessionStore.open(file);
        save(first, session(SHARD, 41));

        var second = CompletableFuture.supplyAsync(() -> FileSessionStore.open(file, Duration.ofSeconds(20)));
        first.close();

        try (FileSessionStore store = await(second)) {
            assertThat(load(store, SHARD)).contains(session(SHARD, 41));
        }
    }

    /** A process whose lock file was taken away must not write what another one may be writing. */
    @Test
    void whoseLockFileWasDeletedWritesNothingMore() throws IOException {
        try (FileSessionStore store = FileSessionStore.open(file)) {
            save(store, session(SHARD, 41));
            Files.delete(Path.of(file + ".lock"));

            assertThatThrownBy(() -> save(store, session(SHARD, 42)))
                    .isInstanceOf(CompletionException.class)
                    .cause()
                    .isExactlyInstanceOf(SessionStoreException.class)
                    .hasMessageContaining("sessions.db.lock was deleted")
                    .hasMessageContaining("start it again");
        }

        try (FileSessionStore store = FileSessionStore.open(file)) {
            assertThat(load(store, SHARD)).contains(session(SHARD, 41));
        }
    }

    @Test
    void whoseLockFileIsAnothersHasLostItsShards() throws IOException {
        try (FileSessionStore store = FileSessionStore.open(file)) {
            save(store, session(SHARD, 41));
            Files.delete(Path.of(file + ".lock"));
            Files.writeString(Path.of(file + ".lock"), "process 7 on host-b since today\n");

            assertThatThrownBy(() -> save(store, session(SHARD, 42)))
                    .isInstanceOf(CompletionException.class)
                    .cause()
                    .isInstanceOfSatisfying(
                            SessionHeldException.class,
                            held -> assertThat(held.holder()).isEqualTo("process 7 on host-b since today"))
                    .hasMessageContaining("must not write");
        }
    }

    @Test
    void aClosedStoreSaysSo() {
        FileSessionStore store = FileSessionStore.open(file);
        store.close();
        store.close();

        assertThatThrownBy(() -> save(store, session(SHARD, 1)))
                .cause()
                .isInstanceOf(SessionStoreException.class)
                .hasMessageContaining("it is closed");
    }

    @Test
    void whatIsNoStoreIsRefusedAndLeftAlone() throws IOException {
        Files.writeString(file, "shard { token = none }\n".repeat(400));

        assertThatThrownBy(() -> FileSessionStore.open(file))
                .isInstanceOf(SessionStoreException.class)
                .hasMessageContaining(file.toString());

        assertThat(file).content().startsWith("shard { token = none }");
    }

    @Test
    void aFolderThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> FileSessionStore.open(folder.resolve("no/such/sessions.db")))
                .isInstanceOf(SessionStoreException.class)
                .hasMessageContaining("check that its folder exists");
    }

    @Test
    void sessionsOfThePastAreForgotten() {
        try (FileSessionStore store = FileSessionStore.open(file)) {
            save(store, session(SHARD, 41).withUpdatedAt(Sessions.NOW.minus(Duration.ofHours(25))));
            save(store, session(new ShardId(4, 16), 42).withUpdatedAt(Sessions.NOW.minus(Duration.ofHours(23))));
        }

        try (FileSessionStore store = FileSessionStore.open(file)) {
            assertThat(load(store, SHARD)).isEmpty();
            assertThat(load(store, new ShardId(4, 16))).isPresent();
        }
    }

    @Test
    void noTokenAndNoFieldButTheKnownOnesIsInTheFile_R19() throws IOException {
        try (FileSessionStore store = FileSessionStore.open(file)) {
            save(store, session(SHARD, 41));
        }

        String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
        assertThat(bytes).contains("session-3", "wss://resume.example", "3f2a").doesNotContain("token");
    }

    @Test
    void theProviderTakesPathAndWait() {
        var provider = new FileSessionStoreProvider();

        try (var store = provider.create(Settings.of(Map.of("path", file.toString(), "wait", "PT1S")))) {
            assertThat(store).hasToString("FileSessionStore[" + file + "]");
        }
        assertThat(provider.name()).isEqualTo("file");
        assertThatThrownBy(() -> provider.create(Settings.of(Map.of("pth", "x"))))
                .hasMessageContaining("\"pth\"");
        assertThatThrownBy(() -> provider.create(Settings.of(Map.of("wait", "PT1H"))))
                .hasMessageContaining("wait must be from 0 to 10 min");
    }
}
