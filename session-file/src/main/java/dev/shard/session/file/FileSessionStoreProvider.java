package dev.shard.session.file;

import dev.shard.spi.Settings;
import dev.shard.spi.session.SessionStore;
import dev.shard.spi.session.SessionStoreProvider;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * The session store {@code file}. Its settings, both optional:
 *
 * <table>
 *   <caption>Keys of the session store {@code file}</caption>
 *   <tr><th>key</th><th>value</th><th>default</th></tr>
 *   <tr><td>{@code path}</td><td>the file; another one beside it, with {@code .lock} behind its name, says who has it</td>
 *       <td>{@code shard-sessions.db}</td></tr>
 *   <tr><td>{@code wait}</td><td>how long to wait for another process to give it up, up to 10 min</td><td>0</td></tr>
 * </table>
 */
public final class FileSessionStoreProvider implements SessionStoreProvider {
    private static final String PATH = "path";
    private static final String WAIT = "wait";
    private static final String DEFAULT_PATH = "shard-sessions.db";
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(10);

    @Override
    public String name() {
        return "file";
    }

    @Override
    public String description() {
        return "one file for one process, which also counts the day's identifies; survives crashes";
    }

    @Override
    public SessionStore create(Settings settings) {
        Duration wait = wait(settings);
        return FileSessionStore.open(path(settings), wait);
    }

    @Override
    public Optional<String> inspect(Settings settings) {
        wait(settings);
        return Optional.of(StoreInspection.of(path(settings).toAbsolutePath()));
    }

    private static Duration wait(Settings settings) {
        settings.allowOnly(PATH, WAIT);
        return settings.duration(WAIT, Duration.ZERO, LONGEST_WAIT).orElse(Duration.ZERO);
    }

    private static Path path(Settings settings) {
        String text = settings.text(PATH).orElse(DEFAULT_PATH);
        try {
            return Path.of(text);
        } catch (InvalidPathException malformed) {
            throw new IllegalArgumentException("path is no path: " + malformed.getMessage(), malformed);
        }
    }
}
