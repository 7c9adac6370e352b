package dev.shard.session.file;

import dev.shard.ShardId;
import dev.shard.ShardSession;
import dev.shard.spi.identify.IdentifyJournal.Entry;
import dev.shard.spi.session.SessionStoreException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.h2.mvstore.MVStoreException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What sessions and identifies have in common: a file that is this process's, and is opened again after a failure. Used by the
 * thread of a {@link CommitQueue} only, but for opening and closing.
 */
final class SharedFile implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(SharedFile.class);

    private static final String SESSIONS = "sessions";
    private static final String IDENTIFIES = "identifies";

    /** Much longer than any session lives without its connection. */
    private static final Duration SESSIONS_KEPT = Duration.ofDays(1);

    /** A day, and some more for clocks that are set back. */
    private static final Duration IDENTIFIES_KEPT = Duration.ofHours(26);

    private static final String REMEDY =
            "; if the file is damaged, keep a copy for a report and move it away: then shards"
                    + " begin new sessions, and identifies of the last 24 hours are not known";

    private final Path path;
    private final ProcessLock lock;
    private @Nullable StoreFile file;
    private boolean closed;

    private SharedFile(Path path, ProcessLock lock) {
        this.path = path;
        this.lock = lock;
    }

    static SharedFile open(Path path, Duration wait) {
        SharedFile shared = new SharedFile(path, ProcessLock.acquire(path, wait));
        try {
            shared.begin();
            return shared;
        } catch (RuntimeException unusable) {
            shared.close();
            throw shared.told(unusable);
        }
    }

    private void begin() {
        StoreFile opened = file();
        opened.beginEpoch();
        if (!lock.previous().isEmpty()) {
            log.atInfo()
                    .addKeyValue("store", path)
                    .addKeyValue("holder", lock.previous())
                    .log("the session store is taken over from a process that ended without giving it up");
        }
        forgetOldSessions(opened);
        opened.commit();
    }

    /** They could not be resumed, and nobody may ask for them again: the bot has other shards now. */
    private void forgetOldSessions(StoreFile opened) {
        Instant oldest = Instant.now().minus(SESSIONS_KEPT);
        opened.all(SESSIONS, "").forEach((key, content) -> {
            ShardSession session = SessionRecord.decode(key, content).session();
            if (session.updatedAt().isBefore(oldest)) {
                opened.remove(SESSIONS, key);
                log.atInfo()
                        .addKeyValue("shard", session.shard())
                        .addKeyValue("updatedAt", session.updatedAt())
                        .log("a stored session is too old to be kept");
            }
        });
    }

    Path path() {
        return path;
    }

    Optional<ShardSession> load(ShardId shard) {
        String key = SessionRecord.key(shard);
        Optional<ShardSession> found = file().get(SESSIONS, key)
                .map(content -> SessionRecord.decode(key, content).session());
        if (found.isEmpty()) {
            tellOfOtherCounts(shard);
        }
        return found;
    }

    /** A shard that finds nothing because the bot is divided otherwise than before should not be silent about it. */
    private void tellOfOtherCounts(ShardId shard) {
        TreeSet<Integer> counts = new TreeSet<>();
        file().all(SESSIONS, "")
                .keySet()
                .forEach(key -> counts.add(SessionRecord.shard(key).count()));
        counts.remove(shard.count());
        if (!counts.isEmpty()) {
            log.atInfo()
                    .addKeyValue("shard", shard)
                    .addKeyValue("storedCounts", counts)
                    .log("no session is stored for the shard; those of other shard counts cannot be resumed");
        }
    }

    void save(ShardSession session) {
        StoreFile to = file();
        to.put(SESSIONS, SessionRecord.key(session.shard()), new SessionRecord(session, to.epoch()).encode());
    }

    void remove(ShardId shard) {
        file().remove(SESSIONS, SessionRecord.key(shard));
    }

    List<Entry> entries(String bot) {
        return file().all(IDENTIFIES, IdentifyRecord.prefix(bot)).entrySet().stream()
                .map(record -> IdentifyRecord.decode(record.getKey(), record.getValue()))
                .toList();
    }

    void add(String bot, Entry entry) {
        StoreFile to = file();
        String oldest = IdentifyRecord.key(bot, entry.at().minus(IDENTIFIES_KEPT));
        to.all(IDENTIFIES, IdentifyRecord.prefix(bot)).keySet().stream()
                .takeWhile(key -> key.compareTo(oldest) < 0)
                .forEach(key -> to.remove(IDENTIFIES, key));
        to.put(IDENTIFIES, IdentifyRecord.key(bot, entry.at()), IdentifyRecord.encode(entry));
    }

    void remove(String bot, Entry entry) {
        file().remove(IDENTIFIES, IdentifyRecord.key(bot, entry.at()));
    }

    /** Makes durable what was changed; after a failure it is not, and the file is read again before the next use. */
    void commit() throws IOException {
        StoreFile changed = file;
        if (changed == null) {
            return;
        }
        try {
            lock.verify();
            changed.commit();
        } catch (IOException | RuntimeException failure) {
            file = null;
            changed.drop();
            throw failure;
        }
    }

    private StoreFile file() {
        if (closed) {
            throw new IllegalStateException("it is closed");
        }
        StoreFile open = file;
        if (open == null) {
            open = StoreFile.open(path, SESSIONS, IDENTIFIES);
            file = open;
        }
        return open;
    }

    /** When each session was last changed that a file keeps, which nobody must have open. */
    static List<Instant> changes(Path path) {
        try (StoreFile file = StoreFile.open(path, SESSIONS, IDENTIFIES)) {
            return file.all(SESSIONS, "").entrySet().stream()
                    .map(record -> SessionRecord.decode(record.getKey(), record.getValue())
                            .session()
                            .updatedAt())
                    .toList();
        }
    }

    /** What callers see of a failure. */
    SessionStoreException told(Throwable failure) {
        return told(path, failure);
    }

    /** What callers see of a failure of the file at {@code path}. */
    static SessionStoreException told(Path path, Throwable failure) {
        if (failure instanceof SessionStoreException plain) {
            return plain;
        }
        boolean damaged = failure instanceof DamagedException || failure instanceof MVStoreException;
        return new SessionStoreException(
                "session store %s cannot be used: %s%s".formatted(path, failure.getMessage(), damaged ? REMEDY : ""),
                failure);
    }

    @Override
    public void close() {
        closed = true;
        StoreFile open = file;
        file = null;
        try (lock) {
            if (open != null) {
                open.close();
            }
        } catch (IOException | RuntimeException failure) {
            log.atWarn().addKeyValue("store", path).setCause(failure).log("the session store could not be closed well");
        }
    }
}
