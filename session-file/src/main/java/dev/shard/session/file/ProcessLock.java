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
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a file for this process. The lock is the operating system's, which goes with the process however it ends; beside the
 * locked byte stands who has it, for those who come second.
 *
 * <p>POSIX systems let go of a process's locks on a file as soon as the process closes that file anywhere. So whoever has a lock
 * file open here never opens it a second time: neither to lock it again, nor to read it.
 */
final class ProcessLock implements AutoCloseable {
    /** Far beyond the text, which others must be able to read where locks are enforced. */
    private static final long LOCKED_BYTE = 1L << 40;

    private static final String UNNAMED = "a process that has not said who it is";
    private static final int MAX_TEXT_BYTES = 1024;
    private static final Duration LOOK_AGAIN = Duration.ofMillis(50);

    /** The lock files of this process, and what stands in them. */
    private static final Map<Path, String> OWN = new ConcurrentHashMap<>();

    private final Path path;
    private final @Nullable Object key;
    private final FileChannel channel;
    private final FileLock lock;
    private final String own;
    private final String previous;

    private ProcessLock(Path path, FileChannel channel, FileLock lock, String own) throws IOException {
        this.path = path;
        this.channel = channel;
        this.lock = lock;
        this.own = own;
        key = key(path);
        previous = firstLine(read(channel));
        write(own);
    }

    /**
     * Takes the lock.
     *
     * @param wait how long another process may take to give it up
     * @throws SessionHeldException if it has not done so by then
     */
    static ProcessLock acquire(Path store, Duration wait) {
        long deadline = System.nanoTime() + wait.toNanos();
        try {
            Path path = pathFor(store);
            String text = describe() + "\n" + UUID.randomUUID() + "\n";
            while (OWN.putIfAbsent(path, text) != null) {
                waitUntil(deadline, () -> held(store, OWN.getOrDefault(path, "")));
            }
            try {
                return lock(store, path, text, deadline);
            } catch (IOException | RuntimeException failure) {
                OWN.remove(path);
                throw failure;
            }
        } catch (IOException failure) {
            throw new SessionStoreException(
                    "session store " + store + " cannot be locked: " + failure + "; check that its folder exists and"
                            + " can be written",
                    failure);
        }
    }

    private static ProcessLock lock(Path store, Path path, String text, long deadline) throws IOException {
        FileChannel channel =
                FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            FileLock lock = tryLock(channel);
            while (lock == null) {
                String holder = read(channel);
                waitUntil(deadline, () -> held(store, holder));
                lock = tryLock(channel);
            }
            return new ProcessLock(path, channel, lock, text);
        } catch (IOException | RuntimeException failure) {
            channel.close();
            throw failure;
        }
    }

    private static void waitUntil(long deadline, Supplier<SessionHeldException> tooLate) {
        if (System.nanoTime() - deadline >= 0 || Thread.currentThread().isInterrupted()) {
            throw tooLate.get();
        }
        LockSupport.parkNanos(LOOK_AGAIN.toNanos());
    }

    /** Where symbolic links lead to, so that one file has one name. */
    private static Path pathFor(Path store) throws IOException {
        Path parent = store.toAbsolutePath().getParent();
        Path folder = parent == null ? store.getFileSystem().getPath(".") : parent;
        return folder.toRealPath().resolve(store.getFileName() + ".lock");
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock(LOCKED_BYTE, 1, false);
        } catch (OverlappingFileLockException heldByThisProcess) {
            return null;
        }
    }

    private static SessionHeldException held(Path store, String text) {
        String holder = firstLine(text).isEmpty() ? UNNAMED : firstLine(text);
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
     * @throws SessionHeldException if another process has the store
     * @throws SessionStoreException if one could have it
     */
    void verify() throws IOException {
        if (!Files.exists(path)) {
            throw new SessionStoreException(
                    path
                            + " was deleted; without it another process could use the store as well, so that this one must not"
                            + " write to it any more: start it again, and leave the file alone",
                    null);
        }
        // Not by its name unless it is another file: see above.
        String now = Objects.equals(key, key(path)) ? read(channel) : Files.readString(path);
        if (!lock.isValid() || !now.equals(own)) {
            String holder = firstLine(now).isEmpty() ? UNNAMED : firstLine(now);
            throw new SessionHeldException(
                    "session store lost: " + path + " was taken by " + holder + "; this process must not write to it",
                    holder);
        }
    }

    /**
     * Whether anybody has the store. Takes it from nobody, and keeps nobody from it but for the moment in which it is tried
     * whether a process that did not give it up is still there.
     *
     * @throws SessionHeldException if so
     */
    static void expectFree(Path store) throws IOException {
        Path path = pathFor(store);
        if (OWN.containsKey(path)) {
            throw held(store, OWN.getOrDefault(path, ""));
        }
        if (!Files.exists(path) || Files.size(path) == 0) {
            return;
        }
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE);
                FileLock lock = tryLock(channel)) {
            if (lock == null) {
                throw held(store, read(channel));
            }
        }
    }

    /** What tells a file from another one of the same name; null on systems that do not let go of locks. */
    private static @Nullable Object key(Path path) throws IOException {
        return Files.readAttributes(path, BasicFileAttributes.class).fileKey();
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("");
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
        } finally {
            OWN.remove(path, own);
        }
    }
}
