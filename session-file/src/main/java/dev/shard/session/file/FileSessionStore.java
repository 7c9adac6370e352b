package dev.shard.session.file;

import static java.util.Objects.requireNonNull;

import dev.shard.ShardId;
import dev.shard.ShardSession;
import dev.shard.spi.identify.IdentifyJournal;
import dev.shard.spi.session.SessionStore;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * Keeps sessions, and the count of identifies, in one file that belongs to one process at a time. What was saved when a stage
 * completes outlives the process and the machine. All work is done by one thread of its own.
 */
public final class FileSessionStore implements SessionStore {
    private final SharedFile file;
    private final CommitQueue queue;

    private FileSessionStore(SharedFile file) {
        this.file = file;
        queue = new CommitQueue("shard-session-file", file::commit, file::told);
    }

    /**
     * Opens or creates a file, which must not be in use.
     *
     * @throws dev.shard.spi.session.SessionHeldException if another process has it
     * @throws dev.shard.spi.session.SessionStoreException if it cannot be read, or is damaged
     */
    public static FileSessionStore open(Path file) {
        return open(file, Duration.ZERO);
    }

    /**
     * Opens or creates a file.
     *
     * @param wait how long another process may take to give it up; blocks for that long
     * @throws dev.shard.spi.session.SessionHeldException if another process has it still
     * @throws dev.shard.spi.session.SessionStoreException if it cannot be read, or is damaged
     */
    public static FileSessionStore open(Path file, Duration wait) {
        return new FileSessionStore(
                SharedFile.open(requireNonNull(file, "file").toAbsolutePath(), requireNonNull(wait, "wait")));
    }

    @Override
    public CompletionStage<Optional<ShardSession>> load(ShardId shard) {
        return queue.submitUrgent(() -> file.load(shard));
    }

    @Override
    public CompletionStage<Void> save(ShardSession session) {
        return queue.submit(() -> {
            file.save(session);
            return null;
        });
    }

    @Override
    public CompletionStage<Void> remove(ShardId shard) {
        return queue.submit(() -> {
            file.remove(shard);
            return null;
        });
    }

    /** Always there. */
    @Override
    public Optional<IdentifyJournal> identifyJournal() {
        return Optional.of(new FileIdentifyJournal(file, queue));
    }

    @Override
    public void close() {
        queue.close();
        file.close();
    }

    /** For example {@code FileSessionStore[/var/lib/bot/sessions.db]}. */
    @Override
    public String toString() {
        return "FileSessionStore[" + file.path() + "]";
    }
}
