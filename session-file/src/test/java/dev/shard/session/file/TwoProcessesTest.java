package dev.shard.session.file;

import static dev.shard.session.file.Sessions.load;
import static dev.shard.session.file.Sessions.save;
import static dev.shard.session.file.Sessions.session;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shard.ShardId;
import dev.shard.spi.session.SessionHeldException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** S5 between processes: whatever the first one does with its files, it keeps them. */
class TwoProcessesTest {
    private static final ShardId SHARD = new ShardId(0, 2);

    @TempDir
    private Path folder;

    /** POSIX systems drop a process's locks on a file as soon as it closes that file anywhere. */
    @Test
    void aSecondProcessIsTurnedAwayAndTheFirstGoesOn() throws Exception {
        Path file = folder.resolve("sessions.db");
        try (FileSessionStore store = FileSessionStore.open(file)) {
            save(store, session(SHARD, 41));
            assertThatThrownBy(() -> FileSessionStore.open(file)).isInstanceOf(SessionHeldException.class);
            assertThatThrownBy(() -> StoreInspection.of(file)).isInstanceOf(SessionHeldException.class);

            assertThat(trespass(file))
                    .contains("is in use by process " + ProcessHandle.current().pid(), "stop that one first");

            save(store, session(SHARD, 42));
            assertThat(load(store, SHARD)).contains(session(SHARD, 42));
        }
    }

    private static String trespass(Path file) throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Trespasser.class.getName(),
                        file.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (var out = process.getInputStream()) {
            return new String(out.readAllBytes(), StandardCharsets.UTF_8);
        } finally {
            process.destroyForcibly();
        }
    }
}
