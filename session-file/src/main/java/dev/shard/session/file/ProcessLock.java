package dev.shard.session.file;

import dev.shard.spi.session.SessionHeldException;
import dev.shard.spi.session.SessionStoreException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a file for this process. The lock is the operating system's, which goes with the process however it ends; beside the
 * locked byte stands who has it, for those who come second.
 */
final class ProcessLock implements AutoCloseable {
    /** Far beyond the text, which others must be able to read where locks are enforced. */
    private static final long LOCKED_BYTE = 1L << 40;

    private static final int MAX_TEXT_BYTES = 1024;
    private static final Duration LOOK_AGAIN = Duration.ofMillis(50);

    private final Path path;
    private final FileChannel channel;
    private final FileLock lock;
    private final String own;
    private final String previous;

    private ProcessLock(Path path, FileChannel channel, FileLock lock) throws IOException {
        this.path = path;
        this.channel = channel;
        this.lock = lock;
        previous = read(channel).lines().findFirst().orElse("");
        own = describe() + "\n" + UUID.randomUUID() + "\n";
        write(own);
    }

    /**
     * Takes the lock.
     *
     * @param wait how long another process may take to give it up
     * @throws SessionHeldException if it has not done so by then
     */
    static ProcessLock acquire(Path store, Duration wait) {
        Path path = Path.of(store + ".lock");
        long deadline = System.nanoTime() + wait.toNanos();
        try {
            FileChannel channel = FileChannel.open(
                    path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            try {
                FileLock lock = tryLock(channel);
                while (lock == null
                        && System.nanoTime() - deadline < 0
                        && !Thread.currentThread().isInterrupted()) {
                    LockSupport.parkNanos(LOOK_AGAIN.toNanos());
                    lock = tryLock(channel);
                }
                if (lock == null) {
                    throw held(store, channel);
                }
                return new ProcessLock(path, channel, lock);
            } catch (IOException | RuntimeException failure) {
                channel.close();
                throw failure;
            }
        } catch (IOException failure) {
            throw new SessionStoreException(
                    "session store " + store + " cannot be locked: " + failure + "; check that its folder exists and"
                            + " can be written",
                    failure);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock(LOCKED_BYTE, 1, false);
        } catch (OverlappingFileLockException heldByThisProcess) {
            return null;
        }
    }

    private static SessionHeldException held(Path store, FileChannel channel) throws IOException {
        String holder = read(channel).lines().findFirst().orElse("a process that has not said who it is");
        return new SessionHeldException(
                "session store " + store + " is in use by " + holder
                        + "; stop that one first, or give this process a store of its own",
                holder);
    }

    private static String describe() {
        return "process " + ProcessHandle.current().pid() + " on " + host() + " since "
                + Instant.now().truncatedTo(ChronoUnit.SECONDS);
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException nameless) {
            return "this machine";
        }
    }

    /** Who had the file and ended without giving it up; empty if it was given up. */
    String previous() {
        return previous;
    }

    /**
     * Makes sure that nobody has taken the lock file away, after which two processes could hold the store.
     *
     * @throws SessionHeldException if somebody has
     */
    void verify() throws IOException {
        String now = Files.exists(path) ? Files.readString(path) : "";
        if (!lock.isValid() || !now.equals(own)) {
            String holder = now.lines().findFirst().orElse("nobody: its lock file was deleted");
            throw new SessionHeldException(
                    "session store lost: " + path + " now belongs to " + holder + "; this process must not write to it",
                    holder);
        }
    }

    private static String read(FileChannel channel) throws IOException {
        ByteBuffer text = ByteBuffer.allocate(MAX_TEXT_BYTES);
        channel.read(text, 0);
        return new String(text.array(), 0, text.position(), StandardCharsets.UTF_8);
    }

    private void write(String text) throws IOException {
        channel.truncate(0);
        channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)), 0);
    }

    /** Gives the file up. The lock file stays, empty: deleting it could take it from under the next one. */
    @Override
    public void close() throws IOException {
        try (channel) {
            if (lock.isValid()) {
                write("");
                lock.release();
            }
        }
    }
}
